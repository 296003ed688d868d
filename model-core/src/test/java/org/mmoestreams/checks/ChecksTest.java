package org.mmoestreams.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void returnWhatIsSound() {
        assertThat(Checks.atLeast("a", 1, 1)).isEqualTo(1);
        assertThat(Checks.between("a", 1, 1, 3)).isEqualTo(1);
        assertThat(Checks.between("a", 3, 1, 3)).isEqualTo(3);
        assertThat(Checks.above("a", 0.1, 0)).isEqualTo(0.1);
        assertThat(Checks.within("a", 0, 0, 1)).isZero();
        assertThat(Checks.notBlank("a", " b")).isEqualTo(" b");
    }

    @Test
    void sayWhatIsNot() {
        assertRefused(() -> Checks.atLeast("window.rows", -1, 1), "window.rows: -1 (expected: >= 1)");
        assertRefused(() -> Checks.between("a", 0, 1, 3), "a: 0 (expected: 1 to 3)");
        assertRefused(() -> Checks.between("a", 4, 1, 3), "a: 4 (expected: 1 to 3)");
        assertRefused(() -> Checks.above("a", 0, 0), "a: 0.0 (expected: > 0.0)");
        assertRefused(() -> Checks.above("a", Double.NaN, 0), "a: NaN (expected: > 0.0)");
        assertRefused(() -> Checks.above("a", Double.POSITIVE_INFINITY, 0), "a: Infinity (expected: > 0.0)");
        assertRefused(() -> Checks.within("a", 1, 0, 1), "a: 1.0 (expected: >= 0.0 and < 1.0)");
        assertRefused(() -> Checks.within("a", -0.1, 0, 1), "a: -0.1 (expected: >= 0.0 and < 1.0)");
        assertRefused(() -> Checks.within("a", Double.NaN, 0, 1), "a: NaN (expected: >= 0.0 and < 1.0)");
        assertRefused(() -> Checks.notBlank("a", null), "a: null (expected: a value that is not blank)");
        assertRefused(() -> Checks.notBlank("a", "\t"), "a: \t (expected: a value that is not blank)");
        assertRefused(() -> Checks.check(false, "a", "b", "c"), "a: b (expected: c)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
