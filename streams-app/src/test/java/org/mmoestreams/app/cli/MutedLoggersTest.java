package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MutedLoggersTest {

    private final Logger above = logger("muted");
    private final Logger below = logger("muted.below");
    private final Logger own = logger("muted.own");
    private final Logger beside = logger("mutedother");

    @Test
    void saysNothingUntilClosedAndThenWhatItSaidBefore() {
        own.setLevel(Level.INFO);
        above.setLevel(null);
        beside.setLevel(Level.WARN);
        boolean warned = above.isWarnEnabled();
        try (MutedLoggers muted = MutedLoggers.below("muted")) {
            assertThat(muted).isNotNull();
            assertThat(above.isErrorEnabled()).isFalse();
            assertThat(below.isErrorEnabled()).isFalse();
            assertThat(own.isErrorEnabled()).isFalse();
            assertThat(logger("muted.later").isErrorEnabled()).isFalse();
            assertThat(beside.isWarnEnabled()).isTrue();
        }
        assertThat(above.getLevel()).isNull();
        assertThat(above.isWarnEnabled()).isEqualTo(warned);
        assertThat(own.getLevel()).isEqualTo(Level.INFO);
        assertThat(below.getLevel()).isNull();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
