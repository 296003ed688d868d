package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class VocabularyTest {

    @Test
    void givesRowsInOrderOfAppearance() {
        Vocabulary vocabulary = new Vocabulary("f", 3);
        assertThat(rowOf(vocabulary, "b")).isEqualTo(2);
        assertThat(rowOf(vocabulary, "a")).isEqualTo(3);
        assertThat(rowOf(vocabulary, "b")).isEqualTo(2);
        assertThat(rowOf(vocabulary, "")).as("an empty value is a value").isEqualTo(4);
        assertThat(rowOf(vocabulary, "")).isEqualTo(4);
    }

    @Test
    void valuesBeyondTheCapacityShareTheOverflowsRow() {
        Vocabulary vocabulary = new Vocabulary("f", 2);
        List.of("a", "b", "c", "d").forEach(value -> rowOf(vocabulary, value));
        assertThat(rowOf(vocabulary, "c")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(rowOf(vocabulary, "d")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(rowOf(vocabulary, "b")).isEqualTo(3);
        assertThat(drain(vocabulary).get("dictionary.f/000000")).containsExactly(0, 1, 'a', 0, 1, 'b');
    }

    @Test
    void missingValueHasARowOfItsOwnAndTakesNoRoom() {
        Vocabulary vocabulary = new Vocabulary("f", 1);
        assertThat(vocabulary.rowOf(new byte[0], 0, -1)).isEqualTo(Vocabulary.MISSING);
        assertThat(vocabulary.find(new byte[0], 0, -1)).isEqualTo(Vocabulary.MISSING);
        assertThat(drain(vocabulary)).isEmpty();
        assertThat(rowOf(vocabulary, "a")).isEqualTo(2);
    }

    @Test
    void findingDoesNotGrow() {
        Vocabulary vocabulary = new Vocabulary("f", 2);
        assertThat(find(vocabulary, "a")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(drain(vocabulary)).isEmpty();
        assertThat(rowOf(vocabulary, "b")).isEqualTo(2);
        assertThat(find(vocabulary, "a")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(find(vocabulary, "b")).isEqualTo(2);
    }

    @Test
    void looksAtItsPartOfTheBufferAndKeepsACopy() {
        Vocabulary vocabulary = new Vocabulary("f", 4);
        byte[] buffer = bytes("xxabyy");
        assertThat(vocabulary.rowOf(buffer, 2, 2)).isEqualTo(2);
        buffer[2] = 'z';
        assertThat(rowOf(vocabulary, "ab")).isEqualTo(2);
        assertThat(rowOf(vocabulary, "a")).isEqualTo(3);
        assertThat(rowOf(vocabulary, "abb")).isEqualTo(4);
    }

    @Test
    void putsOnlyTheBlocksThatGrew() {
        Vocabulary vocabulary = new Vocabulary("f", 1000);
        for (int i = 0; i < 300; i++) {
            rowOf(vocabulary, "value " + i);
        }
        assertThat(drain(vocabulary))
                .containsOnlyKeys("dictionary.f/000000", "dictionary.f/000001", "dictionary.f/000002");
        rowOf(vocabulary, "value 7");
        assertThat(drain(vocabulary)).isEmpty();
        rowOf(vocabulary, "new");
        assertThat(drain(vocabulary)).containsOnlyKeys("dictionary.f/000002");
    }

    @Test
    void refusesBlocksOutOfOrder() {
        Vocabulary vocabulary = new Vocabulary("f", 1000);
        assertThatThrownBy(() -> vocabulary.load(new ChunkKey("dictionary.f", 1), new byte[] {0, 1, 'a'}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dictionary.f/000001");
    }

    @Test
    void longestValuesFitIntoAChunk() {
        Vocabulary vocabulary = new Vocabulary("f", 128);
        for (int i = 0; i < 128; i++) {
            rowOf(vocabulary, "x".repeat(Vocabulary.MAX_VALUE_BYTES - 3) + (100 + i));
        }
        assertThat(drain(vocabulary).get("dictionary.f/000000")).hasSizeLessThanOrEqualTo(ChunkKey.MAX_BYTES);
    }

    @Property(tries = 200)
    void isAMapInOrderOfAppearanceWhoseBlocksBringItBack(
            @ForAll @Size(max = 900) List<@StringLength(max = 2) String> values,
            @ForAll @IntRange(min = 1, max = 400) int capacity) {
        Vocabulary vocabulary = new Vocabulary("f", capacity);
        Map<String, Integer> expected = new HashMap<>();
        Map<String, byte[]> chunks = new TreeMap<>();
        for (String value : values) {
            if (expected.size() < capacity) {
                expected.putIfAbsent(bytesOf(value), expected.size() + Vocabulary.FIRST_VALUE);
            }
            assertThat(rowOf(vocabulary, value)).isEqualTo(expected.getOrDefault(bytesOf(value), Vocabulary.OVERFLOW));
            if (value.hashCode() % 5 == 0) {
                vocabulary.drainChanges(chunks::put);
            }
        }
        vocabulary.drainChanges(chunks::put);
        Vocabulary loaded = new Vocabulary("f", capacity);
        chunks.forEach((key, chunk) -> loaded.load(ChunkKey.parse(key), chunk));
        assertThat(drain(loaded)).as("loading is no change").isEmpty();
        for (String value : Set.copyOf(values)) {
            assertThat(find(loaded, value)).isEqualTo(find(vocabulary, value));
        }
        assertThat(rowOf(loaded, "another")).isEqualTo(rowOf(vocabulary, "another"));
    }

    @Test
    void countsTheValuesThatFindNoRoomSinceItWasMade() {
        Vocabulary vocabulary = new Vocabulary("f", 2);
        List.of("a", "b", "a", "b").forEach(value -> rowOf(vocabulary, value));
        vocabulary.rowOf(new byte[0], 0, -1);
        assertThat(vocabulary.overflows()).isZero();
        List.of("c", "a", "d", "c").forEach(value -> rowOf(vocabulary, value));
        find(vocabulary, "e");
        assertThat(vocabulary.overflows()).isEqualTo(3);
        Vocabulary loaded = new Vocabulary("f", 2);
        drain(vocabulary).forEach((key, chunk) -> loaded.load(ChunkKey.parse(key), chunk));
        assertThat(loaded.overflows()).isZero();
        rowOf(loaded, "c");
        assertThat(loaded.overflows()).isEqualTo(1);
    }

    /** Strings that are not sound in UTF-16 share the bytes of a question mark. */
    private static String bytesOf(String value) {
        return new String(bytes(value), StandardCharsets.ISO_8859_1);
    }

    private static int rowOf(Vocabulary vocabulary, String value) {
        byte[] bytes = bytes(value);
        return vocabulary.rowOf(bytes, 0, bytes.length);
    }

    private static int find(Vocabulary vocabulary, String value) {
        byte[] bytes = bytes(value);
        return vocabulary.find(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> drain(Vocabulary vocabulary) {
        Map<String, byte[]> chunks = new TreeMap<>();
        vocabulary.drainChanges(chunks::put);
        return chunks;
    }
}
