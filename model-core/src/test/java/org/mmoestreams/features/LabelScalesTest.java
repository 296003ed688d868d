package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.state.ChunkKey;

class LabelScalesTest {

    private static final FeatureSpec SPEC = RandomRows.spec();
    private static final FeatureSpec LOG =
            RandomRows.spec("  - {name: spends, field: spent, kind: regression, scale: log1p}");
    private static final int BINARY = 0;
    private static final int REGRESSION = 1;
    private static final int ROWS = 40;
    private static final String SCALE = "label-scale/000002";

    private final RowBatch batch = RowBatch.of(SPEC, ROWS);
    private final float[] scaled = new float[2 * ROWS];
    private final LabelScales scales = new LabelScales(SPEC.tasks(), ROWS);

    LabelScalesTest() {
        for (int row = 0; row < ROWS; row++) {
            batch.labels[2 * row + BINARY] = row % 2;
            batch.labels[2 * row + REGRESSION] = row % 2 == 0 ? 90 : 110;
        }
    }

    @Test
    void regressionLabelsArePutOnTheScaleThatTheyArePartOf() {
        scales.propose(batch, ROWS, scaled);
        assertThat(scaled[REGRESSION]).isEqualTo(-1, Offset.offset(1e-6f));
        assertThat(scaled[2 + REGRESSION]).isEqualTo(1, Offset.offset(1e-6f));
    }

    @Test
    void binaryLabelsAreTakenAsTheyAre() {
        scales.propose(batch, ROWS, scaled);
        assertThat(scaled[BINARY]).isZero();
        assertThat(scaled[2 + BINARY]).isEqualTo(1);
        scales.accept();
        assertThat(scales.unscaled(REGRESSION, 0)).isEqualTo(100, Offset.offset(1e-9));
    }

    @Test
    void unknownLabelsStayUnknownAndCountForNothing() {
        batch.labels[REGRESSION] = Double.NaN;
        batch.labels[2 + REGRESSION] = Double.NaN;
        scales.propose(batch, ROWS, scaled);
        scales.accept();
        assertThat(scaled[REGRESSION]).isNaN();
        assertThat(scales.unscaled(REGRESSION, 1)).isEqualTo(110, Offset.offset(1e-9));
    }

    @Test
    void whatIsPutForwardCountsOnceItIsAccepted() {
        scales.propose(batch, ROWS, scaled);
        assertThat(scales.unscaled(REGRESSION, 2)).as("not yet").isEqualTo(2);
        assertThat(drain(scales)).isEmpty();
        scales.accept();
        assertThat(scales.unscaled(REGRESSION, 2)).isEqualTo(120, Offset.offset(1e-9));
        assertThat(drain(scales)).containsOnlyKeys(SCALE);
        assertThat(drain(scales)).isEmpty();
    }

    @Test
    void whatIsPutForwardAndNotAcceptedIsForgotten() {
        scales.propose(batch, ROWS, scaled);
        scales.accept();
        byte[] before = drain(scales).get(SCALE);
        for (int row = 0; row < ROWS; row++) {
            batch.labels[2 * row + REGRESSION] += 50;
        }
        scales.propose(batch, ROWS, scaled);
        batch.labels[REGRESSION] = 90;
        scales.propose(batch, 1, scaled);
        scales.accept();
        LabelScales without = new LabelScales(SPEC.tasks(), ROWS);
        without.load(ChunkKey.parse(SCALE), before);
        without.propose(batch, 1, scaled);
        without.accept();
        assertThat(drain(scales).get(SCALE)).isEqualTo(drain(without).get(SCALE));
    }

    @Test
    void absurdLabelIsTakenForANearerOneAndSaid() {
        batch.labels[2 * 7 + REGRESSION] = 1e9;
        scales.propose(batch, ROWS, scaled);
        assertThat(scaled[2 * 7 + REGRESSION]).isLessThan(100);
        assertThat(scales.clipped()).singleElement().satisfies(clipped -> {
            assertThat(clipped.field()).isEqualTo("spent");
            assertThat(clipped.label()).isTrue();
            assertThat(clipped.count()).isEqualTo(1);
            assertThat(clipped.value()).isEqualTo(1e9);
            assertThat(clipped.bound()).isBetween(110.0, 1000.0);
        });
        batch.labels[2 * 7 + REGRESSION] = 90;
        scales.propose(batch, ROWS, scaled);
        assertThat(scales.clipped()).as("of labels put forward before").isEmpty();
    }

    @Test
    void labelsOnAScaleOfLogarithmsAreLearntAsThoseAndToldInTheirUnit() {
        LabelScales logs = new LabelScales(LOG.tasks(), ROWS);
        RowBatch labels = RowBatch.of(LOG, ROWS);
        for (int row = 0; row < ROWS; row++) {
            labels.labels[row] = row % 2 == 0 ? 9 : 999;
        }
        logs.propose(labels, ROWS, scaled);
        assertThat(scaled[0]).isEqualTo(-1, Offset.offset(1e-6f));
        assertThat(scaled[1]).isEqualTo(1, Offset.offset(1e-6f));
        logs.accept();
        assertThat(logs.unscaled(0, 0)).isEqualTo(99, Offset.offset(1e-9));
        assertThat(logs.unscaled(0, 1)).isEqualTo(999, Offset.offset(1e-9));
        assertThat(logs.unscaled(0, -1e9)).isZero();
        assertThat(logs.unscaled(0, Float.MAX_VALUE)).isEqualTo(1e100);
        assertThat(logs.unscaled(0, -Float.MAX_VALUE)).isZero();
        assertThat(drain(logs).get("label-scale/000001")).hasSize(32 + ROWS * Double.BYTES);
    }

    @Test
    void absurdLabelOnAScaleOfLogarithmsIsToldInItsUnit() {
        LabelScales logs = new LabelScales(LOG.tasks(), ROWS);
        RowBatch labels = RowBatch.of(LOG, ROWS);
        for (int row = 0; row < ROWS; row++) {
            labels.labels[row] = row == 7 ? 1e90 : row % 2 == 0 ? 9 : 999;
        }
        logs.propose(labels, ROWS, scaled);
        assertThat(logs.clipped()).singleElement().satisfies(clipped -> {
            assertThat(clipped.field()).isEqualTo("spent");
            assertThat(clipped.value()).isEqualTo(1e90);
            assertThat(clipped.bound()).isBetween(1e4, 1e60);
        });
    }

    @Test
    void refusesLabelsThatHaveNoLogarithm() {
        FieldValues values = FieldValues.of(LOG);
        values.setLabel(0, 0);
        values.setLabel(0, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.setLabel(0, -0.5))
                .withMessage("label: -0.5 (expected: 0 to 1e100, or NaN for none)");
    }

    @Test
    void loadedScalesAreThoseThatWereDrained() {
        scales.propose(batch, ROWS, scaled);
        scales.accept();
        LabelScales loaded = new LabelScales(SPEC.tasks(), ROWS);
        loaded.load(ChunkKey.parse(SCALE), drain(scales).get(SCALE));
        assertThat(loaded.unscaled(REGRESSION, 2)).isEqualTo(scales.unscaled(REGRESSION, 2));
    }

    @Test
    void goesOnFromMomentsOfEarlierBuilds() {
        ByteBuffer moments = ByteBuffer.allocate(2 * 3 * Double.BYTES);
        moments.putLong(500).putDouble(0.5).putDouble(125);
        moments.putLong(500).putDouble(100).putDouble(500 * 20 * 20);
        scales.load(ChunkKey.parse("label-scale/000000"), moments.array());
        assertThat(scales.unscaled(REGRESSION, 1)).isEqualTo(120, Offset.offset(1e-9));
        assertThat(scales.unscaled(REGRESSION, 0)).isEqualTo(100, Offset.offset(1e-9));
    }

    @Test
    void refusesChunksThatAreNoScaleOfARegressionTask() {
        assertRefused("label-scale/000000", 47);
        assertRefused("label-scale/000001", 32);
        assertRefused(SCALE, 31);
        assertRefused("label-scale/000003", 32);
    }

    private void assertRefused(String key, int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scales.load(ChunkKey.parse(key), new byte[bytes]))
                .withMessageStartingWith(key + ": " + bytes + " bytes (expected: ");
    }

    private static Map<String, byte[]> drain(LabelScales scales) {
        Map<String, byte[]> chunks = new TreeMap<>();
        scales.drainChanges(chunks::put);
        return chunks;
    }
}
