package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.registry.RegistryException.Fault;

class LookupTest {

    private static final Duration RETRY_FOR = Duration.ofSeconds(30);

    private final Lookup lookup = new Lookup(SchemaId.number(7), RETRY_FOR, 0);

    @Test
    void isGivenUpWhenItIsMissingForAsLongAsItMayBe() {
        failsAt(1, Fault.NOT_THERE);
        failsAt(30, Fault.NOT_THERE);
        assertThat(lookup.isGivenUp()).isFalse();
        failsAt(31, Fault.NOT_THERE);
        assertThat(lookup.isGivenUp()).isTrue();
    }

    @Test
    void isNotMissingWhileNobodyAnswers() {
        failsAt(1, Fault.NOT_THERE);
        failsAt(2, Fault.NO_ANSWER);
        failsAt(100, Fault.NOT_THERE);
        assertThat(lookup.isGivenUp()).isFalse();
        failsAt(130, Fault.NOT_THERE);
        assertThat(lookup.isGivenUp()).isTrue();
    }

    @Test
    void staysGivenUpWithTheAnswerThatItWasGivenUpFor() {
        failsAt(1, Fault.REFUSED);
        String message = lookup.message();
        failsAt(2, Fault.NO_ANSWER);
        assertThat(lookup.isGivenUp()).isTrue();
        assertThat(lookup.message()).isEqualTo(message).contains("send the value again");
    }

    @Test
    void isForgottenOnceItIsGivenUpAndNoValueComes() {
        assertThat(lookup.isForgotten(at(700))).as("it is waited for").isFalse();
        failsAt(1, Fault.REFUSED);
        lookup.seen(at(100));
        assertThat(lookup.isForgotten(at(700))).isFalse();
        assertThat(lookup.isForgotten(at(701))).isTrue();
    }

    private void failsAt(long second, Fault fault) {
        lookup.failed(new RegistryException(fault, "no"), at(second));
    }

    private static long at(long second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
