package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Texts that were made to collide do not, and differ in their hashes as chance would have it. */
class TextHashTest {

    private static final long KNOWN_FACTOR = 0x9E3779B97F4A7C15L;
    private static final int TABLE = 1 << 12;

    @Test
    void textsMadeToCollideUnderAKnownHashAreSpread() {
        List<byte[]> texts = collidingUnderAKnownHash(300);
        assertThat(hashes(texts, TextHashTest::knownHash)).as("they do collide").hasSize(1);
        for (int instance = 0; instance < 20; instance++) {
            assertSpread(texts, TextHash.random());
        }
    }

    @Test
    void differencesThatAKnownFactorWouldNotSeeAreSeen() {
        // the topmost bit of a word changes one bit of a 64-bit product, whatever the seed: the next word can undo it
        List<byte[]> texts = new ArrayList<>();
        for (int choice = 0; choice < 256; choice++) {
            byte[] bytes = new byte[16 * Long.BYTES];
            ByteBuffer text = words(bytes);
            for (int pair = 0; pair < 8; pair++) {
                boolean flip = (choice >> pair & 1) == 1;
                text.putLong(pair ^ (flip ? 1L << 63 : 0)).putLong(pair ^ (flip ? 1L << 63 | 1L << 31 : 0));
            }
            texts.add(bytes);
        }
        assertThat(hashes(texts, TextHashTest::knownHash)).as("they do collide").hasSize(1);
        for (int instance = 0; instance < 20; instance++) {
            assertSpread(texts, TextHash.random());
        }
    }

    @Test
    void instancesHashDifferently() {
        byte[] text = "Bachelors degree(BA AB BS)".getBytes(StandardCharsets.UTF_8);
        Set<Integer> hashes = new HashSet<>();
        for (int instance = 0; instance < 100; instance++) {
            hashes.add(hash(text, TextHash.random()));
        }
        assertThat(hashes).hasSizeGreaterThan(95);
    }

    @Test
    void aVocabularyTakesTextsMadeToCollideInOrderOfAppearance() {
        Vocabulary vocabulary = new Vocabulary("f", 1000);
        List<byte[]> texts = collidingUnderAKnownHash(300);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(vocabulary.rowOf(texts.get(i), 0, texts.get(i).length))
                        .isEqualTo(Vocabulary.FIRST_VALUE + i);
            }
        }
    }

    /** As chance would have it, 300 texts in 4,096 places need some 290; a place that many share is a collision. */
    private static void assertSpread(List<byte[]> texts, TextHash hash) {
        assertThat(hashes(texts, text -> hash(text, hash) & (TABLE - 1))).hasSizeGreaterThan(texts.size() * 3 / 4);
    }

    private static Set<Integer> hashes(List<byte[]> texts, ToIntFunction<byte[]> hash) {
        Set<Integer> hashes = new HashSet<>();
        texts.forEach(text -> hashes.add(hash.applyAsInt(text)));
        return hashes;
    }

    private static int hash(byte[] text, TextHash hash) {
        return hash.of(text, 0, text.length, ByteWords.rest(text, 0, text.length));
    }

    /**
     * Texts of 16 printable or control characters: the second word takes back what the first one did to a hash by a
     * known factor.
     */
    private static List<byte[]> collidingUnderAKnownHash(int count) {
        SplittableRandom random = new SplittableRandom(77);
        long target = 0x2020202020202020L ^ knownMix(16, 0x6161616161616161L);
        List<byte[]> texts = new ArrayList<>();
        while (texts.size() < count) {
            long first = random.nextLong() & 0x7F7F7F7F7F7F7F7FL;
            long second = knownMix(16, first) ^ target;
            if ((second & 0x8080808080808080L) == 0) {
                byte[] text = new byte[2 * Long.BYTES];
                words(text).putLong(first).putLong(second);
                texts.add(text);
            }
        }
        return texts;
    }

    private static int knownHash(byte[] text) {
        ByteBuffer words = words(text);
        long hash = text.length;
        while (words.hasRemaining()) {
            hash = knownMix(hash, words.getLong());
        }
        return (int) knownMix(hash, 0);
    }

    private static long knownMix(long hash, long word) {
        long product = (hash ^ word) * KNOWN_FACTOR;
        return product ^ (product >>> Integer.SIZE);
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
