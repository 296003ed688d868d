package org.mmoestreams.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class CandidatesTest {

    @Test
    void reachesAtTheNthOccurrenceAndFromThenOn() {
        Candidates candidates = candidates(10, 3);
        assertThat(reaches(candidates, "a")).isFalse();
        assertThat(reaches(candidates, "b")).isFalse();
        assertThat(reaches(candidates, "a")).isFalse();
        assertThat(reaches(candidates, "a")).isTrue();
        assertThat(reaches(candidates, "a")).as("no room was found").isTrue();
        candidates.forgetReached();
        assertThat(reaches(candidates, "a")).as("counted anew").isFalse();
        assertThat(reaches(candidates, "b")).isFalse();
        assertThat(reaches(candidates, "b")).isTrue();
    }

    /** Few enough values for their groups: every count is right. */
    @Property(tries = 100)
    void countsRightWhileThereIsRoom(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int enough) {
        Random random = new Random(seed);
        Candidates candidates = candidates(10_000, enough);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            String value = "v" + random.nextInt(500);
            int count = counts.merge(value, 1, Integer::sum);
            assertThat(reaches(candidates, value)).isEqualTo(count >= enough);
            if (count >= enough && random.nextBoolean()) {
                candidates.forgetReached();
                counts.remove(value);
            }
        }
    }

    @Test
    void takesTheRoomOfWhatWasAwayLongestAndNeverMore() {
        Candidates candidates = candidates(1, 2);
        reaches(candidates, "first");
        for (int i = 0; i < 100_000; i++) {
            reaches(candidates, "passes by " + i);
        }
        assertThat(reaches(candidates, "first")).as("forgotten").isFalse();
        assertThat(reaches(candidates, "first")).isTrue();
        Map<String, byte[]> chunks = drain(candidates);
        assertThat(chunks).hasSize(1024 / 16);
        assertThat(chunks.values()).allMatch(chunk -> chunk.length == 16 * 12);
    }

    @Test
    void countsAnewWhatWasAwayForTooLong() {
        StreamClock clock = new StreamClock();
        Candidates candidates = new Candidates("f", 10, 2, Optional.of(new Life(Age.ofWindows(2), clock)));
        reaches(candidates, "a");
        clock.windowClosed();
        assertThat(reaches(candidates, "a")).as("next window").isTrue();
        for (int i = 0; i < 3; i++) {
            clock.windowClosed();
        }
        assertThat(reaches(candidates, "a")).isFalse();
    }

    @Property(tries = 60)
    void blocksBringCountsAndOrderBack(@ForAll long seed, @ForAll boolean expire) {
        Random random = new Random(seed);
        StreamClock clock = new StreamClock();
        Optional<Life> life = expire ? Optional.of(new Life(Age.ofWindows(3), clock)) : Optional.empty();
        Candidates steady = new Candidates("f", 3, 4, life);
        Candidates mortal = new Candidates("f", 3, 4, life);
        Map<String, byte[]> stored = new TreeMap<>();
        for (int i = 0; i < 4000; i++) {
            String value = "v" + random.nextInt(3000);
            boolean reached = reaches(steady, value);
            assertThat(reaches(mortal, value)).isEqualTo(reached);
            if (reached) {
                steady.forgetReached();
                mortal.forgetReached();
            }
            if (random.nextInt(500) == 0) {
                clock.windowClosed();
                mortal.drainChanges(stored::put);
                Candidates loaded = new Candidates("f", 3, 4, life);
                stored.forEach((key, chunk) -> loaded.load(ChunkKey.parse(key), chunk));
                mortal = loaded;
            }
        }
        mortal.drainChanges(stored::put);
        assertThat(stored).containsExactlyInAnyOrderEntriesOf(drain(steady));
    }

    @Test
    void putsOnlyTheBlocksThatChanged() {
        Candidates candidates = candidates(10, 3);
        reaches(candidates, "a");
        assertThat(drain(candidates)).hasSize(1);
        assertThat(drain(candidates)).isEmpty();
        reaches(candidates, "a");
        assertThat(drain(candidates)).hasSize(1);
    }

    @Test
    void refusesABlockOfAnotherSize() {
        Candidates candidates = candidates(10, 3);
        assertThatThrownBy(() -> candidates.load(new ChunkKey("candidates.f", 0), new byte[16 * 20]))
                .hasMessageStartingWith("candidates.f/000000: 320 bytes (expected: 192 bytes");
        assertThatThrownBy(() -> candidates.load(new ChunkKey("candidates.f", 64), new byte[16 * 12]))
                .hasMessageStartingWith("candidates.f/000064: ");
    }

    private static Candidates candidates(int capacity, int enough) {
        return new Candidates("f", capacity, enough, Optional.empty());
    }

    private static boolean reaches(Candidates candidates, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return candidates.reaches(bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> drain(Candidates candidates) {
        Map<String, byte[]> chunks = new TreeMap<>();
        candidates.drainChanges(chunks::put);
        return chunks;
    }
}
