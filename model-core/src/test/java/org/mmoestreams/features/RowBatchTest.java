package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mmoestreams.fixtures.RandomRows;

class RowBatchTest {

    private static final FeatureSpec SPEC = RandomRows.spec();

    @Property(tries = 100)
    void writtenRowReadElsewhereIsTheSameRow(
            @ForAll long seed, @ForAll @IntRange(max = 4) int from, @ForAll @IntRange(max = 6) int to) {
        RowBatch written = RowBatch.of(SPEC, 5);
        RandomRows rows = new RandomRows(SPEC, seed);
        FeatureEncoder encoder = new FeatureEncoder(SPEC);
        for (int row = 0; row < 5; row++) {
            encoder.encode(rows.next(), written, row);
        }
        byte[] bytes = bytes(written, from);
        assertThat(bytes).hasSize(written.rowBytes());
        RowBatch read = RowBatch.of(SPEC, 7);
        read.read(to, ByteBuffer.wrap(bytes));
        assertThat(bytes(read, to)).isEqualTo(bytes);
        for (int task = 0; task < 2; task++) {
            assertThat(read.label(to, task)).isEqualTo(Double.valueOf(written.label(from, task)));
        }
        int fields = SPEC.features().singleValued();
        assertThat(Arrays.copyOfRange(read.embeddingRows(), to * fields, (to + 1) * fields))
                .isEqualTo(Arrays.copyOfRange(written.embeddingRows(), from * fields, (from + 1) * fields));
        assertThat(Arrays.copyOfRange(read.scaled(), to * 2, to * 2 + 2))
                .isEqualTo(Arrays.copyOfRange(written.scaled(), from * 2, from * 2 + 2));
        for (int row = 0; row < 7; row++) {
            if (row != to) {
                assertThat(bytes(read, row)).as("row %d", row).containsOnly(0);
            }
        }
    }

    @Test
    void weightIsWrittenOnlyWhereTheSpecHasOne() {
        FeatureSpec weighted = RandomRows.weighted(SPEC);
        RowBatch batch = RowBatch.of(weighted, 2);
        assertThat(batch.rowBytes()).isEqualTo(RowBatch.of(SPEC, 1).rowBytes() + 8);
        FieldValues values = FieldValues.of(weighted);
        values.setWeight(2.5);
        new FeatureEncoder(weighted).encode(values, batch, 1);
        assertThat(batch.weights()).containsExactly(1, 2.5);
        RowBatch read = RowBatch.of(weighted, 1);
        read.read(0, ByteBuffer.wrap(bytes(batch, 1)));
        assertThat(read.weights()).containsExactly(2.5);
        assertThatThrownBy(() -> read.read(0, ByteBuffer.allocate(batch.rowBytes() - 8)))
                .hasMessage("encoded row: 44 bytes (expected: 52 bytes)");
    }

    @Test
    void rowForLateLabelsIsWrittenWithItsWeightAndWhetherItIsACorrection() {
        for (FeatureSpec spec : List.of(SPEC, RandomRows.weighted(SPEC))) {
            RowBatch batch = RowBatch.ofLateLabels(spec, 3);
            assertThat(batch.rowBytes()).isEqualTo(RowBatch.of(SPEC, 1).rowBytes() + 8 + 1);
            new FeatureEncoder(spec).encode(new RandomRows(spec, 4).next(), batch, 2);
            double weight = batch.weights()[2];
            batch.clearLabels(2);
            batch.setLabel(2, 0, 1);
            batch.setCorrection(2, true);
            RowBatch read = RowBatch.ofLateLabels(spec, 1);
            read.read(0, ByteBuffer.wrap(bytes(batch, 2)));
            assertThat(bytes(read, 0)).isEqualTo(bytes(batch, 2));
            assertThat(read.correction(0)).isTrue();
            assertThat(read.label(0, 0)).isEqualTo(1);
            assertThat(read.label(0, 1)).isNaN();
            assertThat(read.weights()).containsExactly(weight);
            read.read(0, ByteBuffer.wrap(bytes(batch, 1)));
            assertThat(read.correction(0)).isFalse();
            assertThatThrownBy(() -> read.read(0, ByteBuffer.allocate(batch.rowBytes() - 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void rowCanBeLearntWithOtherLabels() {
        RowBatch batch = RowBatch.ofLateLabels(SPEC, 2);
        FieldValues values = FieldValues.of(SPEC);
        values.setLabel(0, 0);
        values.setLabel(1, 700);
        FeatureEncoder encoder = new FeatureEncoder(SPEC);
        encoder.encode(values, batch, 0);
        encoder.encode(values, batch, 1);
        batch.clearLabels(1);
        batch.setLabel(1, 0, 1);
        batch.setCorrection(1, true);
        assertThat(batch.label(0, 0)).isZero();
        assertThat(batch.label(0, 1)).isEqualTo(700);
        assertThat(batch.corrections()).containsExactly(false, true);
        batch.clearLabels(1);
        assertThat(batch.label(1, 0)).isNaN();
        assertThat(batch.correction(1)).isFalse();
        batch.setCorrection(0, true);
        encoder.encode(values, batch, 0);
        assertThat(batch.correction(0)).as("of a row encoded anew").isFalse();
    }

    @Test
    void onlyBatchesForLateLabelsHaveCorrections() {
        RowBatch batch = RowBatch.of(SPEC, 2);
        batch.setCorrection(1, false);
        assertThatThrownBy(() -> batch.setCorrection(1, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("correction: row 1 (expected: none; the batch is not for labels that come late)");
        assertThat(batch.correction(1)).isFalse();
    }

    @Test
    void refusesAnotherNumberOfBytes() {
        RowBatch batch = RowBatch.of(SPEC, 1);
        int bytes = batch.rowBytes();
        assertThat(bytes).isEqualTo(5 * 4 + 2 * 4 + 2 * 8);
        assertThatThrownBy(() -> batch.read(0, ByteBuffer.allocate(bytes - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("encoded row: 43 bytes (expected: 44 bytes)");
        assertThatThrownBy(() -> batch.read(0, ByteBuffer.allocate(bytes + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(RowBatch batch, int row) {
        ByteBuffer out = ByteBuffer.allocate(batch.rowBytes());
        batch.write(row, out);
        assertThat(out.hasRemaining()).isFalse();
        return out.array();
    }
}
