package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.registry.Formats.LONG;
import static org.mmoestreams.client.registry.Formats.NONE;
import static org.mmoestreams.client.registry.Formats.OF_SEVEN;
import static org.mmoestreams.client.registry.Formats.SHORT;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.FakeRegistry.Mood;
import org.mmoestreams.client.testing.Visits;

/** What is read of values, with a registry at hand and with what it said before. */
class RegistryFormatTest {

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void readsAValueWhoseSchemaIsRegistered() throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        try (WireFormat format = Formats.of(registry, LONG)) {
            Datum datum = format.read("t", NONE, OF_SEVEN).orElseThrow();
            assertThat(datum.writer()).isEqualTo(Visits.SCHEMA);
            assertThat(datum.bytes()).isSameAs(OF_SEVEN);
            assertThat(datum.from()).isEqualTo(5);
            assertThat(format.read("t", NONE, OF_SEVEN).orElseThrow().writer()).isSameAs(datum.writer());
        }
        assertThat(registry.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void readsASingleObjectAsSuchWhateverItsHeadersSay() throws UnknownSchemaException {
        Headers stale = new RecordHeaders()
                .add(
                        "apicurio.value.contentId",
                        ByteBuffer.allocate(8).putLong(7).array());
        try (WireFormat format = Formats.of(registry, LONG)) {
            assertThat(format.awaited("t", stale, Visits.bytes(Formats.visit())))
                    .isEmpty();
            assertThat(format.read("t", stale, Visits.bytes(Formats.visit()))).isEmpty();
        }
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        registry.become(Mood.ENDLESS);
        try (WireFormat format = Formats.of(registry, LONG)) {
            Formats.await(() -> Formats.awaited(format).contains("more than 4194304 bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syntax = \"proto3\";",
                "{\"type\":\"record\",\"name\":\"A\",\"fields\":"
                        + "[{\"name\":\"b\",\"type\":\"int\",\"order\":\"none\"}]}"
            })
    void givesUpAtOnceWhatIsNoAvroSchema(String text) {
        registry.putText(7, text);
        try (WireFormat format = Formats.of(registry, LONG)) {
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN)).hasMessageContaining("no sound Avro schema");
        }
    }

    @Test
    void showsLittleOfWhatIsNoSchema() {
        registry.putText(7, "{\"type\":\"" + "x".repeat(100_000) + "\"}");
        try (WireFormat format = Formats.of(registry, LONG)) {
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .satisfies(unsound -> assertThat(unsound.getMessage()).hasSizeLessThan(500));
        }
    }

    @Test
    void goesOnWithWhatItKnewBeforeWhileTheRegistryIsAway(@TempDir Path folder) throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        Optional<Path> file = Optional.of(folder.resolve("below").resolve("known"));
        byte[] before;
        try (WireFormat format = Formats.of(registry, SHORT, file)) {
            before = format.write("visits", NONE, Visits.SCHEMA, Visits.bytes(Formats.visit()));
            format.read("t", NONE, OF_SEVEN);
        }
        registry.close();
        try (WireFormat format = Formats.of(registry, SHORT, file)) {
            assertThat(format.write("visits", NONE, Visits.SCHEMA, Visits.bytes(Formats.visit())))
                    .isEqualTo(before);
            assertThat(format.read("t", NONE, OF_SEVEN).orElseThrow().writer()).isEqualTo(Visits.SCHEMA);
        }
        try (FakeRegistry other = FakeRegistry.start();
                WireFormat format = Formats.of(other, SHORT, file)) {
            assertThat(Formats.awaited(format))
                    .as("another registry's ids mean nothing")
                    .isNotEmpty();
        }
    }
}
