package org.mmoestreams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkKeyTest {

    @Property
    void writtenAndParsedIsTheSame(@ForAll @NotBlank String name, @ForAll @IntRange(max = 999_999) int block) {
        ChunkKey key = new ChunkKey(name, block);
        assertThat(ChunkKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void keysOfANameSortByBlock(@ForAll @IntRange(max = 999_999) int a, @ForAll @IntRange(max = 999_999) int b) {
        assertThat(Integer.signum(new ChunkKey("n", a).toString().compareTo(new ChunkKey("n", b).toString())))
                .isEqualTo(Integer.compare(a, b));
    }

    @Test
    void hasSixDigits() {
        assertThat(new ChunkKey("experts.weight", 42)).hasToString("experts.weight/000042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name/",
                "name/42",
                "name/00042",
                "name/-00042",
                "name/+00042",
                "name/00004x",
                "/000042",
                "name000042",
                "name/0000042",
                "name/٠٠٠٠٤٢"
            })
    void refusesOtherForms(String key) {
        assertThatThrownBy(() -> ChunkKey.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(expected: name/block with 6 digits)");
    }

    @Test
    void refusesBlocksThatDoNotFit() {
        assertThatThrownBy(() -> new ChunkKey("n", 1_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chunk block: 1000000 (expected: 0 to 999999)");
        assertThatThrownBy(() -> new ChunkKey("n", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChunkKey(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
