package org.mmoestreams.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {

    private static final Setting<Integer> UNITS = new Setting<>("units", Values.integer(1, 256), "16", "Units.");
    private static final Setting<Boolean> WIDE = new Setting<>("wide", Values.flag(), "true", "Wide weights.");

    @Test
    void standardIsTheFallbackAsItReads() {
        assertThat(UNITS.standard()).isEqualTo(16);
        assertThat(WIDE.standard()).isTrue();
    }

    @Test
    void aValueIsCheckedByItsRange() {
        assertThat(UNITS.checked(256)).isEqualTo(256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.checked(257))
                .withMessage("units: 257 (expected: 1 to 256)");
        assertThatIllegalArgumentException().isThrownBy(() -> UNITS.checked(null));
    }

    @Test
    void textIsReadIfItIsAnAllowedValue() {
        assertThat(UNITS.values().read(" 1 ")).hasValue(1);
        assertThat(UNITS.values().read("0")).isEmpty();
        assertThat(UNITS.values().read("1.5")).isEmpty();
        assertThat(WIDE.values().read("false")).hasValue(false);
        assertThat(WIDE.values().read("no")).isEmpty();
    }

    @Test
    void positiveNumbersArePositiveAsFloats() {
        Values<Double> positive = Values.positive();
        assertThat(positive.read("1e-37")).hasValue(1e-37);
        assertThat(positive.read("1e-50")).isEmpty();
        assertThat(positive.read("1e39")).isEmpty();
        assertThat(positive.read("NaN")).isEmpty();
        assertThat(positive.read("-1")).isEmpty();
    }

    @Test
    void fractionsReachFromZeroToBelowOne() {
        Values<Double> fraction = Values.fraction();
        assertThat(fraction.read("0")).hasValue(0.0);
        assertThat(fraction.read("0.999")).hasValue(0.999);
        assertThat(fraction.read("1")).isEmpty();
        assertThat(fraction.read("-0.1")).isEmpty();
    }

    @Test
    void standardOfAKindIsMadeOfItsSettingsStandards() {
        Kind<String> kind = new Kind<>(
                "tower", List.of(UNITS, WIDE), chosen -> chosen.of(UNITS) + " units, wide " + chosen.of(WIDE));
        assertThat(kind.standard()).isEqualTo("16 units, wide true");
    }
}
