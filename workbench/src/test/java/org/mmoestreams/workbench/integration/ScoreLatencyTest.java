package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** How long a score over HTTP takes while events are learnt; prints it, since the machine may be busy with others. */
@WithKafka
@Timeout(180)
final class ScoreLatencyTest {

    private static final int EVENTS = 60_000;
    private static final int EVENTS_PER_SECOND = 20_000;
    private static final int WARM_UP = 500;
    private static final double MICROS_IN_MILLI = 1e3;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    ScoreLatencyTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void scoresWhileItLearns() throws IOException, InterruptedException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "http.port=0");
        List<Message> messages = CensusStream.messages(0, EVENTS);
        List<String> questions =
                IntStream.range(0, 100).mapToObj(HttpApiTest::json).toList();
        try (LearnerJvm learner = pipeline.startJvm()) {
            ApiClient api = ApiClient.of(learner);
            pipeline.send(messages.subList(0, 1000));
            pipeline.awaitPredictions(1000);
            ask(api, questions, WARM_UP);
            print("quiet", ask(api, questions, WARM_UP));
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> pipeline.send(messages.subList(1000, EVENTS), EVENTS_PER_SECOND));
            Histogram busy = new Histogram(3);
            while (!sending.isDone()) {
                busy.add(ask(api, questions, 20));
            }
            sending.join();
            print("while " + EVENTS_PER_SECOND + " events/s are sent", busy);
            pipeline.awaitPredictions(EVENTS);
            assertThat(busy.getTotalCount()).isPositive();
        }
    }

    private static Histogram ask(ApiClient api, List<String> questions, int count)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(3);
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            api.post("/api/predict", questions.get(i % questions.size()));
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
        return micros;
    }

    private static void print(String when, Histogram micros) {
        System.out.printf(
                "score over HTTP, %s: %d asked one after the other, p50 %.2f ms, p99 %.2f ms%n",
                when,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS_IN_MILLI,
                micros.getValueAtPercentile(99) / MICROS_IN_MILLI);
    }
}
