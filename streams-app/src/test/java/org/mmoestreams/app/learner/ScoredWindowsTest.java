package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.EventKey;
import org.mmoestreams.app.scored.LongColumn;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.SliceColumn;

class ScoredWindowsTest {

    private static final byte[] ID = "visit".getBytes(UTF_8);

    @Test
    void rowsWithoutAFiniteScoreAreCountedAndSaid() {
        RowBatch rows = RowBatch.of(Visits.SPEC, 4);
        double[] scores = {0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN};
        double[] labels = {1, 0, 1, Double.NaN};
        PendingBatch batch = new PendingBatch(rows);
        for (int index = 0; index < 4; index++) {
            label(rows, index, labels[index]);
            rows.setPrediction(index, 0, scores[index]);
            rows.setPrediction(index, 1, Double.NaN);
            batch.add(new PendingRow(9, index, 1000 + index, ID, new byte[0]));
        }

        ScoredWindow window = scoredBy(learner(), List.of()).of(batch, 9, Optional.empty(), Optional.empty());

        assertThat(window.getRows()).isEqualTo(4);
        ScoredTask first = window.getTasks().get(0);
        assertThat(first.getUnscored()).isEqualTo(2);
        assertThat(ByteColumns.doubles(first.getScores())).containsExactly(0.5);
        assertThat(ByteColumns.doubles(first.getLabels())).containsExactly(1);
        assertThat(ByteColumns.shorts(first.getRows())).containsExactly(0);
        assertThat(window.getTasks().get(1).getUnscored())
                .as("rows without a label")
                .isZero();
        Observations observations = new Observations();
        new WindowWarnings(3, observations).look(window, List.of());
        assertThat(observations.observed().incidents())
                .containsExactly(Map.entry(
                        "Labelled rows of task " + first.getName() + " whose prediction is no finite number", 2L));
    }

    @Test
    void saysWhenEachRowWasKnownAndLeavesOutWhatIsAsInTheWindow() {
        RowBatch rows = RowBatch.of(Visits.SPEC, 3);
        PendingBatch batch = new PendingBatch(rows);
        for (int index = 0; index < 3; index++) {
            label(rows, index, 1);
            rows.setPrediction(index, 0, 0.5);
            batch.add(new PendingRow(9, index, 5000 - 1000L * index, (index + "é").getBytes(UTF_8), new byte[0]));
        }

        ScoredWindow window = scoredBy(learner(), List.of()).of(batch, 9, Optional.empty(), Optional.empty());

        assertThat(LongColumn.read(window.getKnown(), 3)).containsExactly(5000, 4000, 3000);
        assertThat(ByteColumns.longs(window.getKeys()))
                .containsExactly(
                        EventKey.of("0é".getBytes(UTF_8)),
                        EventKey.of("1é".getBytes(UTF_8)),
                        EventKey.of("2é".getBytes(UTF_8)));
        assertThat(window.getEventTimeFrom().toEpochMilli()).isEqualTo(3000);
        assertThat(window.getEventTimeTo().toEpochMilli()).isEqualTo(5000);
        assertThat(window.getTimes().remaining()).isZero();
        assertThat(window.getVersions().remaining()).isZero();
        assertThat(window.getTasks().get(0).getRows().remaining()).isZero();
        assertThat(window.getSlices()).isEmpty();
    }

    @Test
    void namesTheValuesOfSlicedFieldsAsTheVocabularyHasThem() throws BadEventException {
        try (OnlineLearner learner = learner()) {
            PendingBatch batch = new PendingBatch(learner.newBatch());
            SplittableRandom random = new SplittableRandom(3);
            EventReader reader = new EventReader(Visits.schema(), Duration.ZERO);
            String tooLong = "a".repeat(63) + "é and more";
            for (String place : new String[] {"north", tooLong, null, "north", "a", "b", "c"}) {
                GenericRecord visit = Visits.labelled(random, batch.size(), 1000);
                visit.put("place", place);
                learner.encode(
                        reader.read(Visits.bytes(visit), EventReader.NO_TIMESTAMP)
                                .values(),
                        batch.rows(),
                        batch.size());
                batch.add(new PendingRow(0, batch.size(), 1000, ID, new byte[0]));
            }

            ScoredWindow window =
                    scoredBy(learner, List.of("shelf", "place")).of(batch, 0, Optional.empty(), Optional.empty());

            SliceColumn column = window.getSlices().get(1);
            assertThat(window.getSlices()).extracting(SliceColumn::getField).containsExactly("shelf", "place");
            assertThat(column.getValues()).containsExactly("north", "a".repeat(63), "a", "b");
            assertThat(ByteColumns.shorts(column.getRows()))
                    .as("the vocabulary has room for four")
                    .containsExactly(2, 3, 0, 2, 4, 5, 1);
        }
    }

    @Test
    void refusesAFieldThatIsNotNominalAndAWindowThatIsTooLarge() {
        ScoredSize.requireFit(Visits.SPEC, List.of("place"), 10_000, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredSize.requireFit(Visits.SPEC, List.of("place", "amount"), 8, false))
                .withMessage(
                        "metrics.slices: amount (expected: nominal fields of the feature spec: place, kind, member,"
                                + " shelf)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredSize.requireFit(Visits.SPEC, List.of(), 16_000, true))
                .withMessageStartingWith("window.rows: 16000 (expected: fewer, for the scores of a window go out as one"
                        + " record, which may have 1008000 bytes with 2 task(s), labels that come late and 0 field(s)");
    }

    private static ScoredWindows scoredBy(OnlineLearner learner, List<String> slices) {
        return new ScoredWindows(3, Visits.SPEC.tasks(), SliceTexts.of(learner, slices));
    }

    private static OnlineLearner learner() {
        return OnlineLearner.create(
                Visits.SPEC, Settings.of(Visits.smallModel()).learner());
    }

    private static void label(RowBatch rows, int index, double label) {
        ByteBuffer row = ByteBuffer.allocate(rows.rowBytes());
        row.position(rows.rowBytes() - 2 * Double.BYTES);
        row.putDouble(label).putDouble(Double.NaN);
        rows.read(index, row.rewind());
    }
}
