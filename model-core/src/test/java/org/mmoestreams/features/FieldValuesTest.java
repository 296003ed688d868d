package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {

    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: shop, capacity: 10, expire-after: {windows: 3}}
            multi-valued:
              - {field: tags, capacity: 10, max-values: 4}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
            """);

    private final FieldValues values = FieldValues.of(SPEC);

    /** A vocabulary stores lengths as shorts: 32,768 bytes and 65,536 would not come back. */
    @ParameterizedTest
    @ValueSource(ints = {1025, 32_767, 32_768, 65_535, 65_536})
    void refusesTextsThatNoVocabularyCouldStore(int length) {
        String expected = " value: " + length + " bytes (expected: <= " + FeatureEncoder.maxValueBytes() + ")";
        assertThatThrownBy(() -> values.setNominal(0, "x".repeat(length))).hasMessage("nominal" + expected);
        values.clearItems(0);
        byte[] item = new byte[length];
        assertThatThrownBy(() -> values.addItem(0, item, 0, length)).hasMessage("multi-valued" + expected);
    }

    /** The bound is one of bytes, and holds for all texts of fewer characters. */
    @Test
    void countsBytesAndNotCharacters() {
        assertThat(FeatureEncoder.maxValueBytes()).isLessThanOrEqualTo(Short.MAX_VALUE);
        assertThatCode(() -> values.setNominal(0, "\u00e9".repeat(512))).doesNotThrowAnyException();
        assertThatThrownBy(() -> values.setNominal(0, "\u00e9".repeat(512) + "x"))
                .hasMessageStartingWith("nominal value: 1025");
    }
}
