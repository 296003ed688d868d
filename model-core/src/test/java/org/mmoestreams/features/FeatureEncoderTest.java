package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mmoestreams.fixtures.RandomRows;

class FeatureEncoderTest {

    /** Three, 40 and 300 values with two rows more each; 13 buckets and 25 with two rows more each. */
    private static final FeatureSpec SPEC = RandomRows.spec();

    private static final int[] FIRST_ROWS = {0, 5, 47, 349, 364};

    private final FeatureEncoder encoder = new FeatureEncoder(SPEC);
    private final RowBatch batch = RowBatch.of(SPEC, 2);
    private final FieldValues values = FieldValues.of(SPEC);

    @Test
    void everyFieldHasARangeOfRowsOfItsOwn() {
        assertThat(encoder.tableRows()).isEqualTo(364 + 2 + 25);
        values.setNominal(0, "red");
        values.setNominal(1, "red");
        values.setNominal(2, "red");
        values.setContinuous(0, 60);
        values.setContinuous(1, 5000);
        encoder.encode(values, batch, 1);
        assertThat(rowsOf(1)).containsExactly(2, 7, 49, 363, 390);
        assertThat(batch.scaled()[2]).isEqualTo((float) Math.log(61));
    }

    @Test
    void valuesThatAreMissingHaveTheFirstRowOfTheirField() {
        encoder.encode(values, batch, 0);
        assertThat(rowsOf(0)).isEqualTo(FIRST_ROWS);
        assertThat(batch.scaled()[0]).isNaN();
        assertThat(batch.label(0, 0)).isNaN();
        assertThat(values.isLabelled()).isFalse();
    }

    @Test
    void logOfANegativeValueIsThatOfItsOppositeNegated() {
        values.setContinuous(0, -3);
        values.setContinuous(1, 0);
        encoder.encode(values, batch, 0);
        assertThat(batch.scaled()[0]).isEqualTo((float) -Math.log(4));
        assertThat(batch.scaled()[1]).isZero();
        assertThat(rowsOf(0)[3]).isEqualTo(FIRST_ROWS[3] + Buckets.NEGATIVE);
    }

    @Test
    void labelsAreKeptInDoublePrecision() {
        values.setLabel(0, 1);
        values.setLabel(1, 0.1);
        encoder.encode(values, batch, 1);
        assertThat(batch.label(1, 0)).isEqualTo(1);
        assertThat(batch.label(1, 1)).isEqualTo(0.1);
        assertThat(values.isLabelled()).isTrue();
    }

    @Test
    void frozenEncodingFindsKnownValuesAndAddsNone() {
        values.setNominal(0, "red");
        encoder.encode(values, batch, 0);
        values.setNominal(1, "rome");
        encoder.encodeFrozen(values, batch, 1);
        assertThat(rowsOf(1)).startsWith(2, 5 + Vocabulary.OVERFLOW);
        encoder.encode(values, batch, 1);
        assertThat(rowsOf(1)).startsWith(2, 5 + Vocabulary.FIRST_VALUE);
    }

    @Test
    void clearedValuesAreMissing() {
        values.setNominal(0, "red");
        values.setContinuous(0, 1);
        values.setLabel(0, 1);
        values.clear();
        encoder.encode(values, batch, 0);
        assertThat(rowsOf(0)).isEqualTo(FIRST_ROWS);
        assertThat(values.label(0)).isNaN();
    }

    @Test
    void nullIsAMissingNominalValue() {
        values.setNominal(0, "red");
        values.setNominal(0, null);
        encoder.encode(values, batch, 0);
        assertThat(rowsOf(0)).isEqualTo(FIRST_ROWS);
    }

    @Test
    void refusesValuesThatTheStateCouldNotHold() {
        byte[] longest = "x".repeat(FeatureEncoder.maxValueBytes() + 1).getBytes(StandardCharsets.UTF_8);
        values.setNominal(0, longest, 1, longest.length - 1);
        assertThatThrownBy(() -> values.setNominal(0, longest, 0, longest.length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nominal value: 1025 bytes (expected: <= 1024)");
        assertThatThrownBy(() -> values.setContinuous(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("continuous value: Infinity (expected: -1e100 to 1e100, or NaN for none)");
        assertThatThrownBy(() -> values.setLabel(1, -1e101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label: -1.0E101 (expected: -1e100 to 1e100, or NaN for none)");
    }

    private int[] rowsOf(int row) {
        int fields = SPEC.features().singleValued();
        return Arrays.copyOfRange(batch.embeddingRows(), row * fields, (row + 1) * fields);
    }
}
