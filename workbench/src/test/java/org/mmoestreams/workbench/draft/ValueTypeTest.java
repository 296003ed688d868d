package org.mmoestreams.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeTest {

    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN",
        "False, BOOLEAN",
        "yes, TEXT",
        "0, WHOLE",
        "-12, WHOLE",
        "007, TEXT",
        "+5, TEXT",
        "123456789012345678, WHOLE",
        "1234567890123456789, WHOLE",
        "9223372036854775807, WHOLE",
        "9223372036854775808, TEXT",
        "1.50, FRACTION",
        ".5, FRACTION",
        "5., FRACTION",
        "-1e3, FRACTION",
        "1E-7, FRACTION",
        "1e101, TEXT",
        "1.2.3, TEXT",
        "., TEXT",
        "-, TEXT",
        "e5, TEXT",
        "00.5, TEXT",
        "NaN, TEXT",
        "1d, TEXT",
        "2026-01-31, DATE",
        "2026-02-30, TEXT",
        "2026-01-31T12:30:00Z, TIMESTAMP",
        "2026-01-31 12:30, TIMESTAMP",
        "2026-01-31T12:30:00.123+01:00, TIMESTAMP",
        "2026-01-31T12:30:00+99:00, TEXT",
        "2026-01-31T25:30:00, TEXT",
        "31.01.2026, TEXT",
    })
    void isTheNarrowestThatTakesAText(String text, ValueType type) {
        assertThat(Arrays.stream(ValueType.values())
                        .filter(each -> each.takes(text))
                        .findFirst())
                .contains(type);
    }

    @Test
    void isTheNarrowestThatTakesAllValuesOfAField() {
        assertThat(typeOf("1", "2")).isEqualTo(ValueType.WHOLE);
        assertThat(typeOf("1", "2.5")).isEqualTo(ValueType.FRACTION);
        assertThat(typeOf("1", "true")).isEqualTo(ValueType.TEXT);
        assertThat(typeOf("2026-01-31", "2026-01-31T12:30:00Z")).isEqualTo(ValueType.TIMESTAMP);
        assertThat(typeOf("1", "02")).isEqualTo(ValueType.TEXT);
        assertThat(typeOf()).isEqualTo(ValueType.TEXT);
    }

    private static ValueType typeOf(String... values) {
        FieldProfile profile = new FieldProfile(Room.standard());
        for (int i = 0; i < values.length; i++) {
            profile.add(values[i], i, false);
        }
        return profile.type();
    }
}
