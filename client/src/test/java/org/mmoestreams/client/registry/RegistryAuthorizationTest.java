package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.client.registry.Formats.LONG;
import static org.mmoestreams.client.registry.Formats.NONE;
import static org.mmoestreams.client.registry.Formats.OF_SEVEN;
import static org.mmoestreams.client.registry.Formats.SHORT;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;

/** What a registry is told of who asks, and what nobody else is. */
class RegistryAuthorizationTest {

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void saysWhoAsksForEachRequestAnew() throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        StringBuilder token = new StringBuilder("one");
        RegistryAddress address = new RegistryAddress(
                registry.url(), () -> Optional.of("Bearer " + token), Optional.empty(), Duration.ofSeconds(5));
        try (WireFormat format = new RegistryFormat(address, Formats.rules(LONG, Optional.empty()))) {
            format.read("t", NONE, OF_SEVEN);
            token.append("-more");
            format.prepare("visits", Visits.SCHEMA);
        }
        assertThat(registry.authorizations()).containsExactly("Bearer one", "Bearer one-more");
    }

    @Test
    void asksOnAfterASecretWasAwayForAMoment() {
        registry.put(7, Visits.SCHEMA);
        AtomicBoolean away = new AtomicBoolean(true);
        try (WireFormat format = new RegistryFormat(
                address(() -> {
                    if (away.get()) {
                        throw new IllegalStateException("the file is away");
                    }
                    return Optional.of("Bearer t");
                }),
                Formats.rules(SHORT, Optional.empty()))) {
            Formats.await(() -> Formats.awaited(format).contains("the file is away"));
            away.set(false);
            Formats.await(() -> Formats.awaited(format).isEmpty());
            assertThat(Formats.isRead(format)).isTrue();
        }
    }

    @Test
    void showsNoSecretThatNoHeaderMayHave() {
        try (WireFormat format = new RegistryFormat(
                address(() -> Optional.of("Bearer s3cret\n")), Formats.rules(SHORT, Optional.empty()))) {
            Formats.await(() -> Formats.awaited(format).contains("no header may"));
            assertThat(Formats.awaited(format)).doesNotContain("s3cret");
        }
    }

    private RegistryAddress address(Supplier<Optional<String>> authorization) {
        return new RegistryAddress(registry.url(), authorization, Optional.empty(), Duration.ofSeconds(1));
    }
}
