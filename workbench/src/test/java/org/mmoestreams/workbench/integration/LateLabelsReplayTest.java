package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.Trips;
import org.mmoestreams.workbench.testing.WithKafka;

/** Events and their late labels, replayed into the two topics of a broker and read back. */
@WithKafka
@Timeout(180)
final class LateLabelsReplayTest {

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    LateLabelsReplayTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void replayPutsBothTopicsInOrderByTheTimesOfTheirRecords() throws IOException {
        Trips.writeSchemaAndSpec(folder);
        for (Path file : List.of(Trips.csv(folder), Trips.json(folder))) {
            Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
            CapturedRun run = replay(
                    pipeline,
                    "--create-topics",
                    "--rows",
                    file.toString(),
                    "--schema",
                    folder.resolve("trip.avsc").toString(),
                    "--spec",
                    folder.resolve("trip.yaml").toString(),
                    "--label-delay",
                    "column:arrives_after_ms");
            assertThat(run.exitCode()).as(run.err()).isZero();
            String features = pipeline.settings().topics().features();
            String labels = LabelsTopic.of(pipeline.settings().topics());
            assertThat(run.out())
                    .isEqualToIgnoringNewLines("6 events sent to " + features + ", 12 labels to " + labels);
            List<ConsumerRecord<byte[], byte[]>> arrivals = kafka.allRecords(labels);
            assertThat(arrivals).extracting(LateLabelsReplayTest::task).containsOnly("seconds", "long");
            assertThat(Stream.concat(
                                    kafka.allRecords(features).stream(),
                                    arrivals.stream()
                                            .filter(record -> task(record).equals("seconds")))
                            .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                            .map(record -> (record.topic().equals(features) ? "dep " : "arr ") + told(record)))
                    .isEqualTo(Trips.ORDER);
        }
    }

    @Test
    void replayOfTheCensusGivesTheLabelsTopicThePartitionsOfTheFeaturesTopic() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        String features = kafka.createTopic(pipeline.settings().topics().features(), 3);
        Path sample = Path.of("..", "data", "census", "sample.csv");
        CapturedRun run = replay(
                pipeline,
                "--create-topics",
                "--rows",
                sample.toString(),
                "--start-time",
                "1995-01-01T00:00:00Z",
                "--label-delay",
                "income=exponential:10");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<ConsumerRecord<byte[], byte[]>> events = kafka.allRecords(features);
        List<ConsumerRecord<byte[], byte[]>> labels =
                kafka.allRecords(LabelsTopic.of(pipeline.settings().topics()));
        assertThat(events).hasSize(Files.readAllLines(sample).size());
        assertThat(labels)
                .hasSameSizeAs(events)
                .extracting(LateLabelsReplayTest::task)
                .containsOnly("income");
        for (ConsumerRecord<byte[], byte[]> label : labels) {
            assertThat(events)
                    .filteredOn(event -> new String(event.key(), UTF_8).equals(new String(label.key(), UTF_8)))
                    .extracting(ConsumerRecord::partition)
                    .containsExactly(label.partition());
        }
    }

    @Test
    void replayRefusesALabelsTopicOfOtherPartitions() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        String labels = kafka.createTopic(LabelsTopic.of(pipeline.settings().topics()), 2);
        CapturedRun run =
                replay(pipeline, "--events", "5", "--start-time", "1995-01-01T00:00:00Z", "--label-delay", "fixed:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("error: topic " + labels + ": 2 partitions (expected: 1, as many as "
                        + pipeline.settings().topics().features() + " has; make it anew)");
        assertThat(kafka.allRecords(pipeline.settings().topics().features())).isEmpty();
    }

    @Test
    void replayWarnsOfTopicsThatDeleteRecordsForTheirAge() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        String features = pipeline.settings().topics().features();
        kafka.createTopic(features, 1, Map.of("retention.ms", "604800000"));
        CapturedRun run = replay(
                pipeline,
                "--create-topics",
                "--events",
                "3",
                "--start-time",
                "1995-01-01T00:00:00Z",
                "--label-delay",
                "fixed:1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("warning: retention.ms: 604800000 (records have event times, older than 7"
                        + " days: brokers delete them; set retention.ms of both topics to -1)");
    }

    @Test
    void replayRefusesATopicThatGivesRecordsTimestampsOfItsOwn() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        String features = pipeline.settings().topics().features();
        kafka.createTopic(features, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        CapturedRun run =
                replay(pipeline, "--create-topics", "--start-time", "1995-01-01T00:00:00Z", "--label-delay", "fixed:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "error: topic " + features + ", message.timestamp.type: LogAppendTime (expected: CreateTime,")
                .hasLineCount(1);
        assertThat(kafka.allRecords(features)).isEmpty();
    }

    @Test
    void replayGoesOnBehindTheLastEventThatIsThere() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        String[] all = {"--create-topics", "--start-time", "1995-01-01T00:00:00Z", "--label-delay", "exponential:3"};
        assertThat(replay(pipeline, withMore(all, "--to-row", "60")).exitCode()).isZero();
        CapturedRun over = replay(pipeline, withMore(all, "--to-row", "60", "--resume"));
        String features = pipeline.settings().topics().features();
        assertThat(over.out()).isEqualToIgnoringNewLines("0 events sent to " + features + "; 180 records were there");
        CapturedRun other = replay(pipeline, withMore(all, "--to-row", "50", "--resume"));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).startsWith("error: resume: the last record of ").hasLineCount(1);
        assertThat(kafka.allRecords(features)).hasSize(60);
    }

    private static String[] withMore(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private static CapturedRun replay(Pipeline pipeline, String... arguments) {
        return CapturedRun.of(pipeline.commandLine("replay", arguments));
    }

    private static String told(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8) + " " + Trips.timeOfDay(record.timestamp());
    }

    private static String task(ConsumerRecord<byte[], byte[]> record) {
        return AvroBytes.to(LabelEvent.class, record.value()).getTask();
    }
}
