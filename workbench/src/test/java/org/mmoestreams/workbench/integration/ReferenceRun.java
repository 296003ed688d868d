package org.mmoestreams.workbench.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.Elapsed;
import org.mmoestreams.workbench.testing.TestKafka;

/**
 * A run over {@value #EVENTS} events that nothing interrupted, and what came of it.
 *
 * @param pipeline its topics, which are as the run left them
 * @param predictions in the order of the topic
 */
record ReferenceRun(Pipeline pipeline, List<Said> predictions, List<TaskMetrics> metrics, List<ModelState> models) {

    static final int EVENTS = 5_000;
    static final int WINDOW_ROWS = 256;
    static final int WINDOWS = EVENTS / WINDOW_ROWS;
    static final int LEARNT = WINDOWS * WINDOW_ROWS;

    static ReferenceRun of(TestKafka kafka) {
        try {
            Path folder = Files.createTempDirectory("mmoe-test-reference");
            try {
                return of(Pipeline.create(kafka, folder, 1));
            } finally {
                Utils.delete(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceRun of(Pipeline pipeline) {
        long start = System.nanoTime();
        try (LearnerApp learner = pipeline.start()) {
            pipeline.replay(RowRange.first(EVENTS));
            pipeline.awaitPredictions(EVENTS);
            List<TaskMetrics> metrics = pipeline.awaitMetrics(LEARNT, 2);
            System.out.println("reference run over " + EVENTS + " events and " + learner.partitions() + " partition: "
                    + Elapsed.since(start));
            return new ReferenceRun(pipeline, pipeline.predictions(), metrics, pipeline.models());
        }
    }
}
