package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.Trips;
import org.mmoestreams.workbench.testing.WithKafka;

/**
 * Six trips that are on the brokers with their arrivals before the learner starts are predicted as they depart and
 * learnt as they arrive, in the order of {@link Trips#ORDER}, by whoever learns them.
 */
@WithKafka
@Timeout(180)
final class QuestionsAndAnswersTest {

    private static final int TRIPS = 6;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    QuestionsAndAnswersTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void predictsTripsAsTheyDepartAndLearnsThemAsTheyArrive() throws IOException {
        Trips.writeSchemaAndSpec(folder);
        Pipeline first = pipeline();
        CapturedRun replay = CapturedRun.of(first.commandLine(
                "replay",
                "--create-topics",
                "--rows",
                Trips.csv(folder).toString(),
                "--schema",
                folder.resolve("trip.avsc").toString(),
                "--spec",
                folder.resolve("trip.yaml").toString(),
                "--label-delay",
                "column:arrives_after_ms"));
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        Pipeline second = first.with(
                Files.createDirectory(folder.resolve("second")), "application-id=" + TestKafka.unique("second"));
        assertThat(order(first)).isEqualTo(expected());
        assertThat(order(second)).isEqualTo(expected());
        assertThat(second.models()).isEqualTo(first.models()).hasSize(1);
        assertThat(first.models().get(0).windows()).isEqualTo(TRIPS);
        assertThat(first.deadLetters()).isEmpty();
    }

    private Pipeline pipeline() {
        return Pipeline.withoutTopics(
                kafka,
                folder,
                "topics.labels=" + TestKafka.unique("arrivals"),
                "event.schema=" + folder.resolve("trip.avsc"),
                "event.spec=" + folder.resolve("trip.yaml"),
                "labels.learn=when-complete",
                "window.rows=1");
    }

    /** Learns until all trips are learnt, and tells what was predicted before what was learnt. */
    private List<String> order(Pipeline pipeline) {
        String history = pipeline.settings().name(InternalTopic.HISTORY);
        List<String> order = new ArrayList<>();
        LearnerApp learner = pipeline.start();
        try {
            kafka.awaitRecords(history, TRIPS).forEach(record -> {
                LearntWindow window = AvroBytes.to(LearntWindow.class, record.value());
                for (long trip = departed(order); trip < window.getEventsBefore(); trip++) {
                    order.add("dep t" + trip);
                }
                window.getEventIds().forEach(id -> order.add("arr " + id));
            });
        } finally {
            learner.close();
        }
        return order;
    }

    private static long departed(List<String> order) {
        return order.stream().filter(each -> each.startsWith("dep")).count();
    }

    private static List<String> expected() {
        return Trips.ORDER.stream()
                .map(each -> each.substring(0, each.lastIndexOf(' ')))
                .toList();
    }
}
