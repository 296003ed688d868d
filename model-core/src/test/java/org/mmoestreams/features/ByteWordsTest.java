package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByteWordsTest {

    @Property(tries = 300)
    void theRestIsTheSameWhateverLiesBehind(
            @ForAll @Size(max = 40) byte[] text,
            @ForAll @IntRange(max = 9) int before,
            @ForAll @IntRange(max = 9) int behind,
            @ForAll byte other) {
        byte[] buffer = new byte[before + text.length + behind];
        Arrays.fill(buffer, other);
        System.arraycopy(text, 0, buffer, before, text.length);
        assertThat(ByteWords.rest(buffer, before, text.length)).isEqualTo(ByteWords.rest(text, 0, text.length));
    }

    @Property(tries = 300)
    void wordsAndRestAreTheTextsBytesFromTheLowestOn(@ForAll @Size(max = 40) byte[] text) {
        for (int i = 0; i < text.length; i++) {
            int word = i - i % Long.BYTES;
            boolean isWhole = word + Long.BYTES <= text.length;
            long bits = isWhole ? ByteWords.at(text, word) : ByteWords.rest(text, 0, text.length);
            assertThat((byte) (bits >>> (i % Long.BYTES * Byte.SIZE))).isEqualTo(text[i]);
        }
    }

    @Test
    void wholeWordsLeaveNoRest() {
        byte[] text = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(ByteWords.rest(text, 0, 8)).isZero();
        assertThat(ByteWords.rest(text, 3, 0)).isZero();
        assertThat(ByteWords.rest(text, 6, 2)).isEqualTo(0x0807);
    }
}
