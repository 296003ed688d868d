package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Drafts that the command writes, of files and of a topic on a real broker. */
@WithKafka
@Timeout(120)
final class InitCommandTest {

    private static final String SCHEMA = """
            {"type": "record", "name": "Visit", "namespace": "shop", "fields": [
              {"name": "visit", "type": "string"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "page", "type": {"type": "enum", "name": "Page", "symbols": ["HOME", "CART"]}},
              {"name": "buyer", "type": ["null", {"type": "record", "name": "Buyer", "fields": [
                {"name": "country", "type": "string"}, {"name": "age", "type": "float"}]}], "default": null},
              {"name": "tags", "type": {"type": "map", "values": "string"}},
              {"name": "photo", "type": "bytes"},
              {"name": "bought", "type": ["null", "boolean"], "default": null}
            ]}
            """;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    InitCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void writesWhatALearnerHasToBeTold() throws IOException {
        CapturedRun run = init("--rows", rows().toString(), "--task", "paid=paid");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("written: " + out("event.avsc"), "written: " + out("features.yaml"))
                .contains("next: mmoe-streams demo --config " + out("learner.yaml") + " --rows " + rows());
        EventSchema schema = EffectiveConfig.of(Optional.of(out("learner.yaml")), Map.of(), List.of())
                .settings()
                .event()
                .read();
        assertThat(schema.spec().tasks()).extracting("name").containsExactly("paid");
        assertThat(schema.spec().eventId()).isEqualTo("id");
    }

    @Test
    void writesTheSameForTheSameRows() throws IOException {
        init("--rows", rows().toString(), "--task", "paid=paid");
        List<String> first = files();
        CapturedRun run = init("--rows", rows().toString(), "--task", "paid=paid", "--force");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files()).isEqualTo(first);
    }

    @Test
    void writesOverNothingUnlessForced() throws IOException {
        Files.createDirectories(out(""));
        Files.writeString(out("features.yaml"), "mine");
        CapturedRun run = init("--rows", rows().toString(), "--task", "paid=paid");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--folder: " + out("features.yaml") + ", which is there")
                .contains("--force");
        assertThat(out("features.yaml")).hasContent("mine");
        assertThat(out("event.avsc")).doesNotExist();
    }

    @Test
    void refusesWrongUsageBeforeAnythingIsWritten() throws IOException {
        assertRefused("--rows: none (expected: --rows FILE, or --bootstrap, --topic and --schema)");
        assertRefused("--rows: none.csv", "--rows", "none.csv");
        assertRefused("name=field or name=field:positive", "--rows", rows().toString(), "--task", "paid");
        assertRefused(
                "--task: price (expected: one of id, colour, paid)", "--rows", rows().toString(), "--task", "p=price");
        assertRefused("--id: colour, which some rows lack", "--rows", rows().toString(), "--id", "colour");
        assertRefused("--sample: 0", "--rows", rows().toString(), "--sample", "0");
        assertRefused("--schema: none", "--bootstrap", "127.0.0.1:1", "--topic", "visits");
    }

    @Test
    void countsRowsThatCannotBeRead() throws IOException {
        Path rough = Files.write(folder.resolve("rough.csv"), List.of("colour,paid", "red,true", "red", "blue,false"));
        CapturedRun run = init("--rows", rough.toString(), "--task", "paid=paid");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning: 1 of 3 cannot be read; the first: " + rough + ":3: 1 columns");
        assertThat(run.out()).contains("--bad-rows skip");
    }

    @Test
    void draftsOfATopic() throws IOException {
        Path schema = Files.writeString(folder.resolve("visit.avsc"), SCHEMA);
        String topic = kafka.createTopic(TestKafka.unique("visits"), 2);
        send(topic, IntStream.range(0, 300).mapToObj(InitCommandTest::visit).toList());
        kafka.send(topic, new byte[] {1, 2, 3}, new byte[] {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        CapturedRun run = init(
                "--bootstrap",
                kafka.bootstrapServers(),
                "--topic",
                topic,
                "--schema",
                schema.toString(),
                "--sample",
                "120",
                "--task",
                "buy=bought");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // the last 120 of each partition; the two that are no events came last into the first
        assertThat(run.err()).contains("warning: 2 of 240 cannot be read; the first: partition 0, offset 150");
        assertThat(run.out()).contains("draft: of 238 events: id visit, time at");
        FeatureSpec spec = FeatureSpec.parse(Files.readString(out("features.yaml")));
        assertThat(spec.nominal()).extracting(NominalField::field).containsExactly("page", "buyer.country");
        assertThat(spec.continuous()).extracting("field").containsExactly("buyer.age");
        assertThat(spec.continuous().get(0).takesNan()).isTrue();
        assertThat(spec.features().multiValued()).extracting("field").containsExactly("tags");
        assertThat(spec.ignored()).containsExactly("photo");
        assertThat(Files.readString(out("learner.yaml")))
                .contains("features: " + topic)
                .contains(schema.toString());
        assertThat(out("event.avsc")).doesNotExist();
    }

    private void assertRefused(String message, String... arguments) {
        CapturedRun run = init(arguments);
        assertThat(run.exitCode()).as(message).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(out("")).doesNotExist();
    }

    private CapturedRun init(String... arguments) {
        List<String> all = new ArrayList<>(List.of("init", "--folder", out("").toString()));
        all.addAll(List.of(arguments));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    private Path out(String name) {
        return name.isEmpty()
                ? folder.resolve("draft")
                : folder.resolve("draft").resolve(name);
    }

    private List<String> files() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : List.of("event.avsc", "features.yaml", "learner.yaml")) {
            texts.add(Files.readString(out(name)));
        }
        return texts;
    }

    private Path rows() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,colour,paid"));
        IntStream.range(0, 60)
                .forEach(i -> lines.add("f" + i + "," + (i % 5 == 0 ? "" : "c" + i % 3) + "," + (i % 4 == 0)));
        return Files.write(folder.resolve("fruit.csv"), lines);
    }

    private void send(String topic, List<byte[]> events) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            IntStream.range(0, events.size())
                    .mapToObj(i -> producer.send(new ProducerRecord<>(topic, i % 2, null, events.get(i))))
                    .toList()
                    .forEach(Futures::get);
        }
    }

    private static byte[] visit(int i) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericRecord visit = new GenericData.Record(schema);
        visit.put("visit", "v" + i);
        visit.put("at", 1_767_225_600_000L + i);
        visit.put("page", new GenericData.EnumSymbol(schema.getField("page").schema(), i % 2 == 0 ? "HOME" : "CART"));
        GenericRecord buyer = new GenericData.Record(
                schema.getField("buyer").schema().getTypes().get(1));
        buyer.put("country", "c" + i % 7);
        buyer.put("age", i % 11 == 0 ? Float.NaN : 20.1f + i % 50);
        visit.put("buyer", i % 10 == 0 ? null : buyer);
        visit.put("tags", Map.of("size", "s" + i % 4));
        visit.put("photo", ByteBuffer.wrap(new byte[] {1}));
        visit.put("bought", i % 3 == 0 ? null : (Boolean) (i % 5 == 0));
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(visit, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
