package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

class ScoredWindowsTest {

    @Test
    void rowsWithoutAFiniteScoreAreCountedAndSaid() {
        RowBatch rows = RowBatch.of(Visits.SPEC, 4);
        double[] scores = {0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN};
        double[] labels = {1, 0, 1, Double.NaN};
        PendingBatch batch = new PendingBatch(rows);
        for (int index = 0; index < 4; index++) {
            ByteBuffer row = ByteBuffer.allocate(rows.rowBytes());
            row.position(rows.rowBytes() - 2 * Double.BYTES);
            row.putDouble(labels[index]).putDouble(Double.NaN);
            rows.read(index, row.rewind());
            rows.setPrediction(index, 0, scores[index]);
            rows.setPrediction(index, 1, Double.NaN);
            batch.add(new PendingRow(0, index, 1000 + index, new byte[] {1}, new byte[0]));
        }

        ScoredWindow window =
                new ScoredWindows(3, Visits.SPEC.tasks()).of(batch, 9, Optional.empty(), Optional.empty());

        assertThat(window.getRows()).isEqualTo(4);
        ScoredTask first = window.getTasks().get(0);
        assertThat(first.getUnscored()).isEqualTo(2);
        assertThat(first.getScores().duplicate().order(ByteOrder.LITTLE_ENDIAN).getDouble())
                .isEqualTo(0.5);
        assertThat(first.getLabels().remaining()).isEqualTo(Double.BYTES);
        assertThat(window.getTasks().get(1).getUnscored())
                .as("rows without a label")
                .isZero();
        Observations observations = new Observations();
        new WindowWarnings(3, observations).look(window, List.of());
        assertThat(observations.observed().incidents())
                .containsExactly(Map.entry(
                        "Labelled rows of task " + first.getName() + " whose prediction is no finite number", 2L));
    }
}
