package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.FakeRegistry.Mood;
import org.mmoestreams.client.testing.Visits;

class SchemaFileTest {

    private static final Headers NONE = new RecordHeaders();

    @TempDir
    private Path folder;

    private Path file;
    private final Properties texts = new Properties();

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("below").resolve("known");
        texts.setProperty("schema.NUMBER.7", "{\"type\": \"string\", \"doc\": \"\u00e9\u4e00, half: \ud800\"}");
        texts.setProperty("url", "http://127.0.0.1:1");
        SchemaFile.write(file, texts);
    }

    @Test
    void hasWhatWasWrittenLast() throws IOException {
        assertThat(SchemaFile.read(file)).isEqualTo(texts);
        texts.setProperty("url", "http://127.0.0.1:2");
        SchemaFile.write(file, texts);
        assertThat(SchemaFile.read(file)).isEqualTo(texts);
        assertThat(names()).containsExactly("known");
    }

    @Test
    void isRefusedWhereverItIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SchemaFile.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void isRefusedWhereAByteIsAnother() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int place = 0; place < whole.length; place++) {
            byte[] spoilt = whole.clone();
            spoilt[place] ^= 1;
            Files.write(file, spoilt);
            assertThatThrownBy(() -> SchemaFile.read(file)).as("byte %d", place).hasMessageContaining("not whole");
        }
    }

    @Test
    void leavesNothingBehindWhereItCannotBeWritten() throws IOException {
        Path taken = Files.createDirectories(file.resolveSibling("taken").resolve("by a folder"))
                .getParent();
        assertThatThrownBy(() -> SchemaFile.write(taken, texts)).isInstanceOf(IOException.class);
        assertThat(names()).containsExactlyInAnyOrder("known", "taken");
        assertThat(SchemaFile.read(file)).isEqualTo(texts);
    }

    @Test
    void isDoneWithoutWhereItIsHalfThere() throws IOException, UnknownSchemaException {
        byte[] ofSeven = {0, 0, 0, 0, 7, 2};
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.put(7, Visits.SCHEMA);
            Files.delete(file);
            try (WireFormat format = format(registry)) {
                assertThat(format.read("t", NONE, ofSeven)).isPresent();
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            try (WireFormat format = format(registry)) {
                assertThat(format.read("t", NONE, ofSeven)).isPresent();
            }
            assertThat(registry.requests()).containsExactly("GET /schemas/ids/7", "GET /schemas/ids/7");
            registry.become(Mood.BROKEN);
            try (WireFormat format = format(registry)) {
                assertThat(format.read("t", NONE, ofSeven)).as("whole again").isPresent();
            }
        }
    }

    private WireFormat format(FakeRegistry registry) {
        return new RegistryFormat(
                RegistryAddress.of(registry.url(), Duration.ofSeconds(5)),
                new RegistryFormat.Rules(SubjectNaming.TOPIC, true, Duration.ofMinutes(1), Optional.of(file), true));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
