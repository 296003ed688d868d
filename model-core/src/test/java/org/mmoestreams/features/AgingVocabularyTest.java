package org.mmoestreams.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class AgingVocabularyTest {

    private static final Age THREE_WINDOWS = Age.ofWindows(3);

    private final StreamClock clock = new StreamClock();

    @Test
    void valueGivesItsRowBackAfterSoManyWindowsWithoutIt() {
        AgingVocabulary names = names(10, THREE_WINDOWS);
        assertThat(rowOf(names, "a")).isEqualTo(2);
        assertThat(closed(names)).as("of the window that it came in").isEmpty();
        assertThat(closed(names)).isEmpty();
        assertThat(closed(names)).isEmpty();
        assertThat(find(names, "a")).isEqualTo(2);
        assertThat(closed(names)).containsExactly(2);
        assertThat(find(names, "a")).isEqualTo(Vocabulary.OVERFLOW);
    }

    @Test
    void valueThatComesAgainStays() {
        AgingVocabulary names = names(10, THREE_WINDOWS);
        for (int window = 0; window < 20; window++) {
            assertThat(rowOf(names, "a")).isEqualTo(2);
            assertThat(closed(names)).isEmpty();
            assertThat(closed(names)).isEmpty();
            assertThat(closed(names)).isEmpty();
        }
    }

    /** A step is a minute: no value goes before its time, and all do within two steps of it. */
    @Property(tries = 300)
    void valueGoesNoEarlierThanItsTimeAndLittleLater(@ForAll @IntRange(max = 10_000_000) int came) {
        StreamClock time = new StreamClock();
        AgingVocabulary names = new AgingVocabulary(
                "f", 10, Optional.empty(), new Life(new Age(null, Duration.ofMinutes(64)), time), time);
        time.see(came);
        rowOf(names, "a");
        long end = came + Duration.ofMinutes(64).toMillis();
        for (long now = came; find(names, "a") != Vocabulary.OVERFLOW; now += 10_007) {
            time.see(now);
            closed(names, time);
            assertThat(find(names, "a") == Vocabulary.OVERFLOW && now <= end).isFalse();
            assertThat(now).isLessThanOrEqualTo(end + Duration.ofMinutes(2).toMillis());
        }
    }

    @Test
    void newValuesGetTheLowestFreeRowsInTheOrderOfTheirComing() {
        AgingVocabulary names = names(5, THREE_WINDOWS);
        List.of("a", "b", "c", "d").forEach(value -> rowOf(names, value));
        for (int window = 0; window < 3; window++) {
            rowOf(names, "c");
            assertThat(closed(names)).isEmpty();
        }
        assertThat(closed(names)).containsExactly(2, 3, 5);
        assertThat(rowOf(names, "e")).isEqualTo(2);
        assertThat(rowOf(names, "c")).isEqualTo(4);
        assertThat(rowOf(names, "a")).isEqualTo(3);
        assertThat(rowOf(names, "f")).isEqualTo(5);
        assertThat(rowOf(names, "g")).isEqualTo(6);
        assertThat(rowOf(names, "h")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(names.overflows()).isEqualTo(1);
        assertThat(new String(names.valueOf(2), UTF_8)).isEqualTo("e");
    }

    @Test
    void rowIsAnothersFromTheVersionOnInWhichItWasGiven() {
        AgingVocabulary names = names(1, Age.ofWindows(1));
        rowOf(names, "a");
        closed(names);
        assertThat(names.isGone(2, 0)).isFalse();
        closed(names);
        assertThat(names.isGone(2, 0)).as("free").isTrue();
        rowOf(names, "b");
        assertThat(names.isGone(2, 1)).as("encoded before").isTrue();
        assertThat(names.isGone(2, 2)).isFalse();
        assertThat(names.isGone(Vocabulary.OVERFLOW, 0)).isFalse();
        assertThat(names.tenancy(2)).isEqualTo(2);
    }

    @Test
    void valueIsAdmittedAtItsNthOccurrence() {
        AgingVocabulary names =
                (AgingVocabulary) NameRows.of("f", new ValueRules(10, null, null, THREE_WINDOWS, 3), clock);
        assertThat(rowOf(names, "a")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(rowOf(names, "a")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(rowOf(names, "b")).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(rowOf(names, "a")).isEqualTo(2);
        assertThat(rowOf(names, "a")).isEqualTo(2);
        assertThat(names.overflows()).as("there was room").isZero();
        assertThat(names.chunkNames()).containsExactly("dictionary.f", "ages.f", "candidates.f");
    }

    @Test
    void putsMarksWithoutTextsAndOnlyInTheirFirstOccurrenceOfAStep() {
        AgingVocabulary names = names(1000, Age.ofWindows(640));
        for (int i = 0; i < 300; i++) {
            rowOf(names, "value " + i);
        }
        assertThat(drain(names)).hasSize(6);
        for (int window = 0; window < 9; window++) {
            clock.windowClosed();
            rowOf(names, "value 7");
        }
        assertThat(drain(names)).isEmpty();
        clock.windowClosed();
        rowOf(names, "value 7");
        assertThat(drain(names)).containsOnlyKeys("ages.f/000000");
    }

    /** Against a plain model of it, and against itself brought back from its blocks. */
    @Property(tries = 150)
    void isWhatItsRulesSayHoweverOftenItIsLoaded(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int capacity,
            @ForAll @IntRange(min = 1, max = 6) int windows) {
        Random random = new Random(seed);
        AgingVocabulary names = names(capacity, Age.ofWindows(windows));
        AgingVocabulary follower = names(capacity, Age.ofWindows(windows));
        PlainAging plain = new PlainAging(capacity, windows);
        Map<String, byte[]> stored = new TreeMap<>();
        for (int window = 0; window < 25; window++) {
            for (int i = random.nextInt(60); i > 0; i--) {
                String value = "v" + random.nextInt(2 * capacity);
                assertThat(rowOf(names, value)).isEqualTo(plain.rowOf(value, window));
                if (random.nextInt(20) == 0) {
                    Map<String, byte[]> changed = drain(names);
                    stored.putAll(changed);
                    changed.forEach((key, chunk) -> follower.load(ChunkKey.parse(key), chunk));
                    names = names(capacity, Age.ofWindows(windows));
                    for (Map.Entry<String, byte[]> chunk : stored.entrySet()) {
                        names.load(ChunkKey.parse(chunk.getKey()), chunk.getValue());
                    }
                }
            }
            assertThat(closed(names)).isEqualTo(plain.closed(window));
        }
        drain(names).forEach((key, chunk) -> follower.load(ChunkKey.parse(key), chunk));
        for (int i = 0; i < 2 * capacity; i++) {
            assertThat(find(names, "v" + i)).isEqualTo(plain.find("v" + i)).isEqualTo(find(follower, "v" + i));
        }
    }

    /** Lengths are stored as shorts; what is longer comes no further than {@link FieldValues}. */
    @Test
    void longestValuesFitIntoAChunkAndComeBack() {
        AgingVocabulary names = names(128, THREE_WINDOWS);
        for (int i = 0; i < 128; i++) {
            rowOf(names, longest(i));
        }
        Map<String, byte[]> stored = drain(names);
        assertThat(stored.get("dictionary.f/000000")).hasSizeLessThanOrEqualTo(ChunkKey.MAX_BYTES);
        AgingVocabulary again = names(128, THREE_WINDOWS);
        stored.forEach((key, chunk) -> again.load(ChunkKey.parse(key), chunk));
        for (int i = 0; i < 128; i++) {
            assertThat(find(again, longest(i))).isEqualTo(i + Vocabulary.FIRST_VALUE);
        }
    }

    @Test
    void refusesWhatIsBroken() {
        AgingVocabulary names = names(2, THREE_WINDOWS);
        assertThatThrownBy(() -> names.load(new ChunkKey("dictionary.f", 1), new byte[2]))
                .hasMessageContaining("its predecessor first");
        assertThatThrownBy(() -> names.load(new ChunkKey("dictionary.f", 0), new byte[] {0, 9, 1}))
                .hasMessageContaining("a broken value");
        assertThatThrownBy(() -> names.load(new ChunkKey("dictionary.f", 0), new byte[] {-1, -1, -1, -1, -1, -1}))
                .hasMessageContaining("more values than the capacity");
        assertThatThrownBy(() -> names.load(new ChunkKey("ages.f", 0), new byte[24]))
                .hasMessageStartingWith("ages.f/000000: 24 bytes");
    }

    private AgingVocabulary names(int capacity, Age age) {
        return new AgingVocabulary("f", capacity, Optional.empty(), new Life(age, clock), clock);
    }

    private static String longest(int number) {
        return "x".repeat(Vocabulary.MAX_VALUE_BYTES - 3) + (100 + number);
    }

    private List<Integer> closed(AgingVocabulary names) {
        return closed(names, clock);
    }

    private static List<Integer> closed(AgingVocabulary names, StreamClock clock) {
        List<Integer> freed = new ArrayList<>();
        names.expire(freed::add);
        clock.windowClosed();
        return freed;
    }

    private static int rowOf(AgingVocabulary names, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return names.rowOf(bytes, 0, bytes.length);
    }

    private static int find(AgingVocabulary names, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return names.find(bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> drain(AgingVocabulary names) {
        Map<String, byte[]> chunks = new TreeMap<>();
        names.drainChanges(chunks::put);
        return chunks;
    }
}
