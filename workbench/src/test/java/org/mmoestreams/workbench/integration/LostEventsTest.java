package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.http.HealthClient;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner that can use none of its events says so: in its log, in its vital signs, and when it ends. */
@WithKafka
@Timeout(180)
final class LostEventsTest {

    private static final Pattern ADDRESS = Pattern.compile("health: (http://\\S+)");
    private static final int EVENTS = 300;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    LostEventsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void tellsOfLosingEveryEvent() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "http.port=0");
        try (LearnerJvm learner = pipeline.startJvm()) {
            String address = awaitAddress(learner);
            pipeline.send(json());
            pipeline.awaitDeadLetters(EVENTS);
            Observed seen = HealthClient.vitals(address, "").orElseThrow().events();
            assertThat(seen.eventsRead()).isEqualTo(EVENTS);
            assertThat(seen.deadLetters()).containsOnlyKeys("NOT_SINGLE_OBJECT").containsValue((long) EVENTS);
            learner.terminate();
            assertThat(learner.log().lines().filter(line -> line.contains("Dead letters, NOT_SINGLE_OBJECT")))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains(": 100 of 100 events so far, `mmoe-streams consume dead-letters` shows them; the last, "
                            + pipeline.settings().topics().features()
                            + "-0, offset 99: value: JSON (expected: Avro's single-object encoding,");
            assertThat(learner.log())
                    .contains("ended: 300 events read, 0 rows learnt, 300 dead letters (NOT_SINGLE_OBJECT 300)\n");
        }
    }

    private static String awaitAddress(LearnerJvm learner) {
        try {
            return await().atMost(Duration.ofMinutes(1))
                    .until(() -> ADDRESS.matcher(learner.log()), Matcher::find)
                    .group(1);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no address after a minute: " + learner.log() + learner.threads(), e);
        }
    }

    private static List<Message> json() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> new Message(null, ("{\"id\": " + "1".repeat(1 + i % 7) + "}").getBytes(UTF_8)))
                .toList();
    }
}
