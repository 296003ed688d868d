package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.integration.HostileRequest.End;
import org.mmoestreams.workbench.integration.HostileRequest.Kind;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Whatever is sent to a learner over HTTP, it stays well, and learns what one learns that was asked nothing. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(240)
final class HostileRequestsTest {

    private static final int EVENTS_PER_SECOND = 400;
    /** Beside those from 400 to 499. */
    private static final Set<Integer> REFUSALS = Set.of(501, 503, 505);

    private final TestKafka kafka;
    private final ReferenceRun reference;

    @TempDir
    private Path folder;

    HostileRequestsTest(TestKafka kafka, ReferenceRun reference) {
        this.kafka = kafka;
        this.reference = reference;
    }

    @Test
    void areAHundredOfEachKindThatThereIs() {
        List<HostileRequest> all = HostileRequests.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        assertThat(all).extracting(HostileRequest::kind).contains(Kind.values());
    }

    @Test
    void leaveALearnerWellAndWhatItLearnsAsItWas() throws IOException, InterruptedException {
        Pipeline pipeline = Pipeline.create(
                kafka, folder, 1, "http.port=0", "http.timeout=PT2S", "http.token=" + HostileRequests.TOKEN);
        try (LearnerJvm learner = pipeline.startJvm();
                HostileConnections hostile = new HostileConnections(ApiClient.addressOf(learner))) {
            ApiClient api = ApiClient.of(learner);
            await().atMost(Duration.ofMinutes(1)).until(() -> api.status("/health/ready") == 200);
            CompletableFuture<Void> events = CompletableFuture.runAsync(
                    () -> pipeline.send(CensusStream.messages(0, ReferenceRun.EVENTS), EVENTS_PER_SECOND));
            try (Meanwhile meanwhile = new Meanwhile(api, hostile)) {
                Map<HostileRequest, Optional<Integer>> answers = sendAll(hostile);
                assertThat(answers).allSatisfy(HostileRequestsTest::isRefused);
                assertThat(answers.keySet()).hasSizeGreaterThanOrEqualTo(100);
                events.join();
                pipeline.awaitMetrics(ReferenceRun.LEARNT, 2);
                assertThat(meanwhile.answers()).containsOnlyKeys("/health/live 200", "/health/ready 200");
                assertThat(meanwhile.answers().get("/health/live 200")).isGreaterThan(50);
            }
            Said.assertSame(pipeline.awaitPredictions(ReferenceRun.EVENTS), reference.predictions());
            assertThat(pipeline.models()).isEqualTo(reference.models());
            assertThat(pipeline.deadLetters()).isEmpty();
            assertThat(learner.log()).doesNotContain("no answer");
        }
    }

    /** All at a time: what is half-sent or slow first, so that it stands while the others are asked. */
    private static Map<HostileRequest, Optional<Integer>> sendAll(HostileConnections hostile) throws IOException {
        List<HostileRequest> all = HostileRequests.all();
        for (HostileRequest request : all) {
            hostile.send(request);
        }
        List<Optional<Integer>> statuses = hostile.awaitClosed();
        Map<HostileRequest, Optional<Integer>> answers = new LinkedHashMap<>();
        IntStream.range(0, all.size()).forEach(i -> answers.put(all.get(i), statuses.get(i)));
        return answers;
    }

    private static void isRefused(HostileRequest request, Optional<Integer> status) {
        status.ifPresent(each -> assertThat(each / 100 == 4 || REFUSALS.contains(each))
                .as("%s: %d", request, each)
                .isTrue());
        if (request.end() == End.REFUSED) {
            assertThat(status).as(request.toString()).isPresent();
        }
    }

    /** Sends slow requests on, and asks for health, over and over. */
    private static final class Meanwhile implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Map<String, Integer> answers = new ConcurrentHashMap<>();
        private final CompletableFuture<Void> asking;

        Meanwhile(ApiClient api, HostileConnections hostile) {
            asking = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    hostile.drip();
                    ask(api, "/health/live");
                    ask(api, "/health/ready");
                }
            });
        }

        /** How often each path was answered with each status. */
        Map<String, Integer> answers() {
            return Collections.unmodifiableMap(answers);
        }

        private void ask(ApiClient api, String path) {
            String answer;
            try {
                answer = path + " " + api.status(path);
            } catch (IOException | InterruptedException failed) {
                answer = path + " " + failed;
            }
            answers.merge(answer, 1, Integer::sum);
        }

        @Override
        public void close() {
            over.set(true);
            asking.join();
        }
    }
}
