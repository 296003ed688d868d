package org.mmoestreams.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.SendFailures;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.runtime.FailurePolicy;

class AdminsTest {

    private static final String NOWHERE = "no-such-host.invalid:9092";
    private static final Duration WAIT = Duration.ofSeconds(2);

    @Test
    void namesBrokersWhoseNamesDoNotResolve() {
        assertThatThrownBy(() -> Admins.create(Settings.of(), NOWHERE))
                .isInstanceOf(UnresolvedBootstrapException.class)
                .hasMessage("bootstrap: " + NOWHERE + " (expected: at least one host whose name resolves)")
                .hasNoCause();
    }

    @Test
    void waitsForNamesAsLongAsItIsToldAndElseNotAtAll() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> Admins.connect(Settings.of(), NOWHERE, WAIT))
                .isInstanceOf(UnresolvedBootstrapException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(WAIT);
        long later = System.nanoTime();
        assertThatThrownBy(() -> Admins.connect(Settings.of(), NOWHERE))
                .isInstanceOf(UnresolvedBootstrapException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - later)).isLessThan(Admins.PATIENCE);
    }

    @Test
    void goesOnOnceANameResolves() {
        AtomicInteger tries = new AtomicInteger();
        Supplier<String> maker = () -> {
            if (tries.incrementAndGet() < 3) {
                throw new UnresolvedBootstrapException(NOWHERE);
            }
            return "made";
        };
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        assertThat(Admins.whenResolved(maker, deadline)).isEqualTo("made");
        assertThat(tries).hasValue(3);
    }

    @Test
    void aRunningLearnerWaitsForNamesAsItDoesForBrokers() {
        Throwable unresolved = catchThrowable(() -> Admins.create(Settings.of(), NOWHERE));
        FailurePolicy ending = new FailurePolicy(Path.of("state"), new SendFailures());
        assertThat(ending.handle(new StreamsException("init", unresolved)))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void leavesAWrongSettingWhatItIs() {
        assertThatThrownBy(() -> Admins.create(Settings.of("kafka.security.protocol=NONE"), "127.0.0.1:9092"))
                .isInstanceOf(KafkaException.class)
                .isNotInstanceOf(UnresolvedBootstrapException.class);
    }
}
