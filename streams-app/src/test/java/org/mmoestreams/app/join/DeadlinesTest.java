package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.testing.MockContexts;

class DeadlinesTest {

    private static final long WAIT = 60_000;

    private final Deadlines deadlines = Deadlines.restore('w', new Entries(emptyStore()));

    @Test
    void takesEachAsSoonAsStreamTimeHasPassedItWhereTheyComeInOrder() {
        for (int number = 0; number < 1000; number++) {
            deadlines.add(deadline(number, number + WAIT), WAIT, number);
        }
        assertThat(deadlines.takeDue(WAIT, 10)).isEmpty();
        for (int number = 0; number < 1000; number++) {
            assertThat(deadlines.takeDue(number + WAIT + 1, 10))
                    .extracting(Deadline::number)
                    .containsExactly((long) number);
        }
    }

    @Test
    void takesOneThatCameBehindALaterOneABucketsWidthAfterItsTimeAtMost() {
        deadlines.add(deadline(0, WAIT + 900), WAIT, 900);
        deadlines.add(deadline(1, WAIT), WAIT, 900);
        assertThat(deadlines.takeDue(WAIT + 900, 10)).isEmpty();
        assertThat(deadlines.takeDue(WAIT + 901, 10))
                .extracting(Deadline::number)
                .containsExactly(0L, 1L);
    }

    @Test
    void takesShortWaitsThatCameBehindLongOnes() {
        for (int number = 0; number < 100; number++) {
            deadlines.add(deadline(number, 100_000 + number), 100_000, 0);
        }
        deadlines.add(deadline(100, 100_010), 10, 100_000);
        assertThat(deadlines.takeDue(100_011, 100))
                .extracting(Deadline::number)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 100L, 10L);
    }

    @Test
    void takesNoMoreThanWasAskedForAndTheRestNextTime() {
        for (int number = 0; number < 200; number++) {
            deadlines.add(deadline(number, 5), WAIT, 0);
        }
        List<Long> taken = new ArrayList<>();
        for (int most : List.of(1, 70, 29, 64, 36, 10)) {
            List<Deadline> due = deadlines.takeDue(10, most);
            assertThat(due).hasSizeLessThanOrEqualTo(most);
            due.forEach(each -> taken.add(each.number()));
        }
        assertThat(taken).hasSize(200).isSorted();
    }

    @Test
    void findsWhatIsAddedToABucketOfWhichAllWasTaken() {
        deadlines.add(deadline(0, 5), WAIT, 0);
        deadlines.add(deadline(1, 5000), WAIT, 0);
        assertThat(deadlines.takeDue(10, 10)).extracting(Deadline::number).containsExactly(0L);
        deadlines.save();
        deadlines.add(deadline(2, 7), WAIT, 0);
        assertThat(deadlines.takeDue(6000, 10)).extracting(Deadline::number).containsExactly(2L, 1L);
    }

    @Test
    void leavesNothingInTheStoreOnceAllWasTaken() {
        KeyValueStore<Bytes, byte[]> store = emptyStore();
        Entries entries = new Entries(store);
        Deadlines saved = Deadlines.restore('w', entries);
        for (int number = 0; number < 1000; number++) {
            saved.add(deadline(number, number * 10L), WAIT, 0);
            if (number % 100 == 0) {
                saved.save();
                entries.save();
            }
        }
        assertThat(saved.takeDue(100_000, 10_000)).hasSize(1000);
        saved.save();
        entries.save();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void saysThatTheStateOfAnotherBuildMustBeReset() {
        KeyValueStore<Bytes, byte[]> store = emptyStore();
        store.put(Bytes.wrap(Arrays.copyOf("w12345678".getBytes(StandardCharsets.UTF_8), 17)), new byte[] {1});
        assertThatThrownBy(() -> Deadlines.restore('w', new Entries(store)))
                .hasMessage("store of what waits: a key of 17 bytes (expected: 25; the state is of another build:"
                        + " run reset)");
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void takesTheSameHoweverOftenItIsRestored(@ForAll long seed) {
        assertThat(taken(seed, true)).isEqualTo(taken(seed, false));
    }

    private static List<Long> taken(long seed, boolean restores) {
        SplittableRandom chance = new SplittableRandom(seed);
        SplittableRandom restoring = new SplittableRandom(seed);
        KeyValueStore<Bytes, byte[]> store = emptyStore();
        Entries entries = new Entries(store);
        Deadlines deadlines = Deadlines.restore('w', entries);
        List<Long> taken = new ArrayList<>();
        long streamTime = -5000;
        for (int number = 0; number < 2000; number++) {
            streamTime += chance.nextInt(100);
            long wait = List.of(-1L, 500L, 3000L, 100_000L).get(chance.nextInt(4));
            int spread = wait == 500 ? -1_000_000 : 900;
            deadlines.add(deadline(number, streamTime - spread(chance, spread) + wait), wait, streamTime);
            if (chance.nextInt(20) == 0) {
                int end = taken.size() + chance.nextInt(1000);
                deadlines.throwOut(() -> 100 + end - taken.size(), 100, each -> note(each, taken));
            } else {
                note(deadlines.takeDue(streamTime, chance.nextInt(4)), taken);
            }
            if (restores && restoring.nextInt(10) == 0) {
                deadlines.save();
                entries.save();
                entries = new Entries(store);
                deadlines = Deadlines.restore('w', entries);
            }
        }
        note(deadlines.takeDue(Long.MAX_VALUE, 2000), taken);
        assertThat(taken).hasSize(2000).doesNotHaveDuplicates();
        return taken;
    }

    /** Below 0: times that are far ahead, in more buckets than are held. */
    private static int spread(SplittableRandom chance, int most) {
        return most < 0 ? -chance.nextInt(-most) : chance.nextInt(most);
    }

    private static void note(List<Deadline> due, List<Long> taken) {
        due.forEach(each -> taken.add(each.number()));
    }

    private static Deadline deadline(long number, long time) {
        return new Deadline(Bytes.wrap(("id" + number).getBytes(StandardCharsets.UTF_8)), number, time);
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("waiting").get();
        MockProcessorContext<byte[], byte[]> context = MockContexts.at(0, 0);
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
