package org.mmoestreams.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.SendFailures;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.runtime.FailurePolicy;

class AdminsTest {

    private static final String NOWHERE = "no-such-host.invalid:9092";

    @Test
    void namesBrokersWhoseNamesDoNotResolve() {
        assertThatThrownBy(() -> Admins.create(Settings.of(), NOWHERE))
                .isInstanceOf(UnresolvedBootstrapException.class)
                .hasMessage("bootstrap: " + NOWHERE + " (expected: at least one host whose name resolves)")
                .hasNoCause();
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
