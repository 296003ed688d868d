package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.workbench.integration.FramedCensus.KNOWN;
import static org.mmoestreams.workbench.integration.FramedCensus.LATE;
import static org.mmoestreams.workbench.integration.FramedCensus.PART;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.FakeRegistry.Mood;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner beside a registry that is away, late, or not itself. */
@WithKafka
@Timeout(180)
final class RegistryOutagesTest {

    private final TestKafka kafka;
    private final FakeRegistry registry = FakeRegistry.start();

    @TempDir
    private Path folder;

    RegistryOutagesTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void waitsForASchemaThatComesLateAndPassesNothingOver() {
        registry.put(KNOWN, CensusStream.EVENTS.schema().reader());
        Pipeline pipeline = pipeline("registry.retry-for=PT1H");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            events.send(0, PART, KNOWN);
            events.send(PART, 2 * PART, LATE);
            events.send(2 * PART, 3 * PART, KNOWN);
            events.awaitPredictions(PART);
            // longer than a transaction may be open
            FramedCensus.awaitWarning(learner, "schema id " + LATE);
            Awaitility.await()
                    .during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> events.predictions().size() == PART);
            registry.put(LATE, CensusStream.EVENTS.schema().reader());
            events.awaitPredictions(3 * PART);
            Awaitility.await().until(() -> learner.observed().warnings().isEmpty());
        }
        assertThat(events.ids()).isEqualTo(FramedCensus.eventIds(0, 3 * PART));
        assertThat(pipeline.deadLetters()).isEmpty();
        assertThat(pipeline.models()).isEqualTo(Pipeline.undisturbed(kafka, folder.resolve("plain"), 3 * PART));
    }

    @Test
    void sendsToTheDeadLettersWhatHasASchemaThatNeverComes() {
        registry.put(KNOWN, CensusStream.EVENTS.schema().reader());
        Pipeline pipeline = pipeline("registry.retry-for=PT1S");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            events.send(0, PART, KNOWN);
            events.send(PART, PART + 2, LATE);
            events.send(PART + 2, 2 * PART, KNOWN);
            events.awaitPredictions(2 * PART - 2);
        }
        List<ConsumerRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSize(2);
        assertThat(letters).extracting(letter -> header(letter, "mmoe.reason")).containsOnly("UNKNOWN_SCHEMA");
        assertThat(letters)
                .extracting(letter -> header(letter, "__streams.errors.message"))
                .allSatisfy(message -> assertThat(message)
                        .startsWith("schema id " + LATE + ": ")
                        .contains("HTTP 404"));
        assertThat(letters.get(0).value())
                .as("as it came")
                .isEqualTo(FramedCensus.framed(PART, LATE).value());
        assertThat(events.ids()).doesNotContainAnyElementsOf(FramedCensus.eventIds(PART, PART + 2));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"BROKEN", "PAGE", "STUCK"})
    void waitsWithoutEndForARegistryThatDoesNotAnswerSoundly(Mood mood) {
        registry.put(KNOWN, CensusStream.EVENTS.schema().reader());
        registry.put(LATE, CensusStream.EVENTS.schema().reader());
        Pipeline pipeline = pipeline("registry.retry-for=PT0.5S", "registry.timeout=PT0.5S");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            events.send(0, PART, KNOWN);
            events.awaitPredictions(PART);
            registry.become(mood);
            events.send(PART, 2 * PART, LATE);
            FramedCensus.awaitWarning(learner, "schema id " + LATE);
            assertThat(events.predictions()).hasSize(PART);
            registry.become(Mood.SOUND);
            events.awaitPredictions(2 * PART);
        }
        assertThat(events.ids()).isEqualTo(FramedCensus.eventIds(0, 2 * PART));
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheRegistryIsAway() {
        registry.put(KNOWN, CensusStream.EVENTS.schema().reader());
        Pipeline pipeline = pipeline("registry.retry-for=PT1S");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            events.send(0, PART, KNOWN);
            events.awaitPredictions(PART);
            registry.close();
            events.send(PART, 2 * PART, KNOWN);
            events.awaitPredictions(2 * PART);
        }
        // once more, from the file
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            events.send(2 * PART, 3 * PART, KNOWN);
            events.awaitPredictions(3 * PART);
        }
        assertThat(pipeline.deadLetters()).isEmpty();
        assertThat(pipeline.models()).isEqualTo(Pipeline.undisturbed(kafka, folder.resolve("plain"), 3 * PART));
        Pipeline elsewhere = pipeline.with(folder.resolve("elsewhere"));
        assertThatThrownBy(elsewhere::start)
                .hasMessageStartingWith("registry.url: POST " + registry.url())
                .hasMessageEndingWith("is not known from before)");
    }

    @Test
    void goesOnBesideOthersDeserializerThatFails() {
        Pipeline pipeline = pipeline(
                "registry.retry-for=PT1S",
                "registry.deserializer-class=" + AvroKafkaDeserializer.class.getName(),
                "kafka.apicurio.registry.url=" + registry.url() + "/apis/registry/v3");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            pipeline.send(CensusStream.messages(0, PART));
            events.send(PART, PART + 2, LATE);
            pipeline.send(CensusStream.messages(PART + 2, 2 * PART));
            events.awaitPredictions(2 * PART - 2);
        }
        assertThat(pipeline.deadLetters())
                .hasSize(2)
                .extracting(letter -> header(letter, "mmoe.reason"))
                .containsOnly("UNKNOWN_SCHEMA");
    }

    private Pipeline pipeline(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("registry.url=" + registry.url());
        return Pipeline.create(kafka, folder, 1, all.toArray(String[]::new));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
