package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.registry.Formats.LONG;
import static org.mmoestreams.client.registry.Formats.NONE;
import static org.mmoestreams.client.registry.Formats.SHORT;

import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;

/** Which id a value is written with, and what is said where there is none. */
class SchemasWrittenTest {

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void registersASchemaOnceAndWritesItsId() {
        try (WireFormat format = Formats.of(registry, LONG)) {
            byte[] visit = Visits.bytes(Formats.visit());
            byte[] framed = format.write("visits", NONE, Visits.SCHEMA, visit);
            format.write("visits", NONE, Visits.SCHEMA, visit);
            assertThat(framed)
                    .startsWith(0, 0, 0, 0, registry.idOf("visits-value").orElseThrow());
            assertThat(framed).hasSize(visit.length - 5).endsWith(visit[visit.length - 1]);
        }
        assertThat(registry.requests()).containsExactly("POST /subjects/visits-value/versions");
    }

    @Test
    void refusesASchemaThatIsNotThereAndMayNotBeRegistered() {
        RegistryFormat.Rules rules =
                new RegistryFormat.Rules(SubjectNaming.TOPIC, false, LONG, Optional.empty(), false);
        try (WireFormat format = new RegistryFormat(Formats.address(registry), rules)) {
            assertThatThrownBy(() -> format.prepare("visits", Visits.SCHEMA))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageStartingWith("registry, subject visits-value: ")
                    .hasMessageEndingWith(
                            "(expected: shop.Visit to be there; register it, or set registry.auto-register=true)");
        }
        assertThat(registry.requests()).containsExactly("POST /subjects/visits-value");
    }

    @Test
    void saysThatTheRegistryIsAwayWhereAnIdIsNeeded() {
        registry.close();
        try (WireFormat format = Formats.of(registry, SHORT)) {
            assertThatThrownBy(() -> format.prepare("visits", Visits.SCHEMA))
                    .hasMessageStartingWith("registry.url: POST " + registry.url())
                    .hasMessageContaining("(expected: an answer within registry.retry-for, PT0.3S");
        }
    }
}
