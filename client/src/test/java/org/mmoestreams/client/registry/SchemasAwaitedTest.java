package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.registry.Formats.LONG;
import static org.mmoestreams.client.registry.Formats.NONE;
import static org.mmoestreams.client.registry.Formats.OF_SEVEN;
import static org.mmoestreams.client.registry.Formats.SHORT;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.FakeRegistry.Mood;
import org.mmoestreams.client.testing.Visits;

/** For which schemas values wait, and for how long. */
class SchemasAwaitedTest {

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void waitsForASchemaThatComesLate() throws UnknownSchemaException {
        try (WireFormat format = Formats.of(registry, LONG)) {
            Formats.await(() -> Formats.awaited(format).contains("Schema not found"));
            registry.put(7, Visits.SCHEMA);
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThat(format.read("t", NONE, OF_SEVEN)).isPresent();
        }
    }

    @Test
    void givesASchemaUpThatDoesNotComeAndTakesItWhenItDoes() throws UnknownSchemaException {
        try (WireFormat format = Formats.of(registry, SHORT)) {
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageStartingWith("schema id 7: GET " + registry.url() + "/schemas/ids/7: HTTP 404")
                    .hasMessageContaining(
                            "(expected: an Avro schema in the registry; register it, then send the value" + " again)");
            registry.put(7, Visits.SCHEMA);
            Formats.await(() -> Formats.isRead(format));
        }
    }

    @Test
    void givesAGuidUpThatApicurioDoesNotKnow() {
        Headers guid = new RecordHeaders()
                .add(
                        "__value_schema_id",
                        ByteBuffer.allocate(17)
                                .put((byte) 1)
                                .putLong(1)
                                .putLong(2)
                                .array());
        try (WireFormat format = Formats.of(registry, SHORT)) {
            Formats.await(() -> format.awaited("t", guid, OF_SEVEN).isEmpty());
            assertThatThrownBy(() -> format.read("t", guid, OF_SEVEN))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageStartingWith("schema GUID 00000000-0000-0001-0000-000000000002: ");
        }
    }

    @Test
    void endsAReaderWhereTheRegistryIsAway() {
        registry.close();
        try (WireFormat format = Formats.of(registry, SHORT)) {
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .isInstanceOf(RegistryAwayException.class)
                    .hasMessageStartingWith("schema id 7: ");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOUND")
    void givesNothingUpWhileTheRegistryDoesNotAnswer(Mood mood) throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        registry.become(mood);
        try (WireFormat format = Formats.of(registry, SHORT)) {
            long end = System.nanoTime() + 3 * SHORT.toNanos();
            Formats.await(() -> {
                assertThat(Formats.awaited(format)).isNotEmpty();
                return System.nanoTime() - end > 0;
            });
            registry.become(Mood.SOUND);
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThat(format.read("t", NONE, OF_SEVEN)).isPresent();
        }
    }

    @Test
    void readsOthersWhileOneIsAwaited() {
        registry.put(8, Visits.SCHEMA);
        try (WireFormat format = Formats.of(registry, LONG)) {
            Formats.await(() -> Formats.awaited(format).contains("Schema not found"));
            byte[] ofEight = {0, 0, 0, 0, 8, 2};
            Formats.await(() -> format.awaited("t", NONE, ofEight).isEmpty());
            assertThat(Formats.awaited(format)).isNotEmpty();
        }
    }
}
