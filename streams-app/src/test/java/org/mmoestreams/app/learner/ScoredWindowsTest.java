package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.testing.Visits;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.slf4j.LoggerFactory;

class ScoredWindowsTest {

    @Test
    void rowsWithoutAFiniteScoreAreCountedAndSaid() {
        RowBatch rows = RowBatch.of(Visits.SPEC, 4);
        double[] scores = {0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN};
        double[] labels = {1, 0, 1, Double.NaN};
        PendingBatch batch = new PendingBatch(rows);
        for (int slot = 0; slot < 4; slot++) {
            ByteBuffer row = ByteBuffer.allocate(rows.rowBytes());
            row.position(rows.rowBytes() - 2 * Double.BYTES);
            row.putDouble(labels[slot]).putDouble(Double.NaN);
            rows.read(slot, row.rewind());
            rows.setPrediction(slot, 0, scores[slot]);
            rows.setPrediction(slot, 1, Double.NaN);
            batch.add(new PendingRow(0, slot, 1000 + slot, new byte[] {1}));
        }

        ScoredWindow window = new ScoredWindows(3, Visits.SPEC.tasks()).of(batch, 9);

        assertThat(window.getRows()).isEqualTo(4);
        ScoredTask first = window.getTasks().get(0);
        assertThat(first.getUnscored()).isEqualTo(2);
        assertThat(first.getScores().duplicate().order(ByteOrder.LITTLE_ENDIAN).getDouble())
                .isEqualTo(0.5);
        assertThat(first.getLabels().remaining()).isEqualTo(Double.BYTES);
        assertThat(window.getTasks().get(1).getUnscored())
                .as("rows without a label")
                .isZero();
        assertThat(said(window))
                .singleElement()
                .asString()
                .startsWith("Partition 3: 2 labelled rows of task " + first.getName()
                        + " have a prediction that is no finite" + " number, the last ones in window 9");
    }

    private static List<String> said(ScoredWindow window) {
        Logger logger = (Logger) LoggerFactory.getLogger(WindowWarnings.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        WindowWarnings warnings = new WindowWarnings(3);
        warnings.look(window, List.of(), 5_000);
        warnings.look(window, List.of(), 6_000);
        logger.detachAppender(log);
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
