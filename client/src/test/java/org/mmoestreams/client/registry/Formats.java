package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;

/** Formats of a registry as tests want them, and what they say of a value that names schema 7. */
final class Formats {

    static final Duration SHORT = Duration.ofMillis(300);
    static final Duration LONG = Duration.ofMinutes(1);
    static final Headers NONE = new RecordHeaders();
    static final byte[] OF_SEVEN = {0, 0, 0, 0, 7, 2};

    private Formats() {}

    static WireFormat of(FakeRegistry registry, Duration retryFor) {
        return of(registry, retryFor, Optional.empty());
    }

    static WireFormat of(FakeRegistry registry, Duration retryFor, Optional<Path> file) {
        return new RegistryFormat(address(registry), rules(retryFor, file));
    }

    static RegistryFormat.Rules rules(Duration retryFor, Optional<Path> file) {
        return new RegistryFormat.Rules(SubjectNaming.TOPIC, true, retryFor, file, true);
    }

    /** A registry that has long to answer, for those who ask it once. */
    static RegistryAddress patientAddress(URI url) {
        return RegistryAddress.of(url, Duration.ofSeconds(20));
    }

    static RegistryAddress address(FakeRegistry registry) {
        return RegistryAddress.of(registry.url(), Duration.ofSeconds(1));
    }

    static boolean isRead(WireFormat format) {
        try {
            return format.read("t", NONE, OF_SEVEN).isPresent();
        } catch (UnknownSchemaException missing) {
            return false;
        }
    }

    /** What the value waits for; empty text: nothing. */
    static String awaited(WireFormat format) {
        return format.awaited("t", NONE, OF_SEVEN).orElse("");
    }

    static GenericRecord visit() {
        return Visits.labelled(new SplittableRandom(1), 1, Visits.START);
    }

    /** Looks over and over, for ten seconds. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("time is up").isNegative();
            Thread.onSpinWait();
        }
    }
}
