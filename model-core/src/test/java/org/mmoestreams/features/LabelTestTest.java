package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTestTest {

    @ParameterizedTest
    @CsvSource({
        "yes, yes, true",
        "yes, Yes, false",
        "yes, yes.., false",
        "1, 1, true",
        "1, 1.0, true",
        "1, 01, true",
        "1.0, 1, true",
        "1e3, 1000, true",
        "1, 1f, false",
        "1, true, false",
        "true, TRUE, true",
        "true, False, false",
        "true, 1, false",
        "50000+., 50000+., true",
        "50000+., 50000, false",
        "-, -, true",
        "-, 0, false"
    })
    void comparesTextsByWhatTheyMean(String positive, String value, boolean expected) {
        assertThat(matches(LabelMatch.oneOf(positive), value)).isEqualTo(expected);
        assertThat(matches(LabelMatch.allBut(positive), value)).isEqualTo(!expected);
    }

    @Test
    void takesOneTrueAndOneForTheSameInNumbersAndBooleans() {
        for (String positive : List.of("1", "1.0", "true", "True", "1e0")) {
            LabelTest test = LabelTest.of(LabelMatch.oneOf(positive));
            assertThat(test.matches(1L)).as(positive).isTrue();
            assertThat(test.matches(1.0)).as(positive).isTrue();
            assertThat(test.matches(true)).as(positive).isTrue();
            assertThat(test.matches(0L)).as(positive).isFalse();
            assertThat(test.matches(0.5)).as(positive).isFalse();
            assertThat(test.matches(false)).as(positive).isFalse();
        }
        for (String positive : List.of("0", "-0.0", "false")) {
            LabelTest test = LabelTest.of(LabelMatch.oneOf(positive));
            assertThat(test.matches(0L)).as(positive).isTrue();
            assertThat(test.matches(-0.0)).as(positive).isTrue();
            assertThat(test.matches(false)).as(positive).isTrue();
            assertThat(test.matches(true)).as(positive).isFalse();
        }
    }

    @Test
    void takesAnyOfSeveralValues() {
        LabelMatch some = LabelMatch.oneOf("a", "b", "7");
        assertThat(List.of("a", "b", "7", "7.0")).allMatch(value -> matches(some, value));
        assertThat(List.of("c", "ab", "", "8")).noneMatch(value -> matches(some, value));
        assertThat(LabelTest.of(LabelMatch.allBut("None", "0")).matches(5L)).isTrue();
        assertThat(LabelTest.of(LabelMatch.allBut("None", "0")).matches(0L)).isFalse();
    }

    @Test
    void takesTheNumbersOfARange() {
        LabelTest above = LabelTest.of(LabelMatch.within(new NumberRange(30.0, null, null, null)));
        assertThat(above.matches(30L)).isFalse();
        assertThat(above.matches(31L)).isTrue();
        assertThat(above.matches(30.5)).isTrue();
        assertThat(above.matches(Double.NaN)).isFalse();
        LabelMatch between = LabelMatch.within(new NumberRange(null, 1.0, 3.0, null));
        assertThat(List.of("1", "2.5", "2e0")).allMatch(value -> matches(between, value));
        assertThat(List.of("0.99", "3", "none", "")).noneMatch(value -> matches(between, value));
        assertThat(LabelTest.of(LabelMatch.within(new NumberRange(null, 1.0, null, 1.0)))
                        .matches(true))
                .isTrue();
    }

    /** Doubles have no room for all whole numbers of 64 bits. */
    @Test
    void comparesLargeWholeNumbersExactly() {
        LabelTest test = LabelTest.of(LabelMatch.oneOf("9007199254740993"));
        assertThat(test.matches(9_007_199_254_740_993L)).isTrue();
        assertThat(test.matches(9_007_199_254_740_992L)).isFalse();
    }

    /** A float of 0.1 is another double than 0.1. */
    @Test
    void takesAFloatForTheNumberThatItIsNearestTo() {
        assertThat(LabelTest.of(LabelMatch.oneOf("0.1")).matches((double) 0.1f)).isTrue();
        assertThat(new ContinuousField("f", null, null, List.of(-99.9), null).valueOf((double) -99.9f))
                .isNaN();
    }

    @Test
    void refusesWhatMatchesNothing() {
        assertThatThrownBy(() -> LabelMatch.oneOf()).hasMessage("label: [] (expected: values, or a range of numbers)");
        assertThatThrownBy(() -> LabelMatch.oneOf("a", "a")).hasMessage("label: [a, a] (expected: each value once)");
        assertThatThrownBy(() -> LabelMatch.oneOf("")).hasMessage("label: [] (expected: values that are not empty)");
        assertThatThrownBy(() -> new NumberRange(3.0, null, 3.0, null))
                .hasMessage("range: 3.0 to 3.0 (expected: numbers between the bounds)");
        assertThatThrownBy(() -> new NumberRange(null, null, null, null))
                .hasMessage("range: no bound (expected: above, at-least, below or at-most)");
        assertThatThrownBy(() -> new NumberRange(1.0, 2.0, null, null))
                .hasMessage("range: 1.0 (expected: above or at-least, not both)");
    }

    private static boolean matches(LabelMatch match, String value) {
        byte[] bytes = (".." + value + "..").getBytes(StandardCharsets.UTF_8);
        return LabelTest.of(match).matches(bytes, 2, bytes.length - 4);
    }
}
