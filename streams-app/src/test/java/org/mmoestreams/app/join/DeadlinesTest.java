package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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

    private static final long WIDTH = 10;

    private final KeyValueStore<Bytes, byte[]> store = emptyStore();

    @Test
    void takesNoMoreThanWasAskedForAndTheRestNextTime() {
        Deadlines deadlines = deadlines();
        for (int number = 0; number < 200; number++) {
            deadlines.add(entry(number), 5, 0);
        }
        assertThat(deadlines.takeDue(9, 1000)).isEmpty();
        List<Long> taken = new ArrayList<>();
        for (int most : List.of(1, 70, 29, 64, 36, 10)) {
            List<Deadlines.Entry> due = deadlines.takeDue(10, most);
            assertThat(due).hasSizeLessThanOrEqualTo(most);
            due.forEach(each -> taken.add(each.number()));
        }
        assertThat(taken).hasSize(200).isSorted();
    }

    @Test
    void findsWhatIsAddedToABucketOfWhichAllWasTaken() {
        Deadlines deadlines = deadlines();
        deadlines.add(entry(0), 5, 0);
        assertThat(deadlines.takeFirst(64)).hasSize(1);
        deadlines.add(entry(1), 7, 0);
        // so many other buckets that this one is not kept on the heap
        for (int bucket = 1; bucket <= 100; bucket++) {
            deadlines.add(entry(1 + bucket), bucket * WIDTH, 0);
        }
        deadlines.save();
        assertThat(deadlines.takeFirst(1)).extracting(Deadlines.Entry::number).containsExactly(1L);
        deadlines.add(entry(1000), 5, 0);
        assertThat(deadlines.takeFirst(1)).extracting(Deadlines.Entry::number).containsExactly(1000L);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void takesTheSameHoweverOftenItIsRestored(@ForAll long seed) {
        assertThat(taken(seed, true)).isEqualTo(taken(seed, false));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void takesAllInTheOrderOfTheirBuckets(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Deadlines deadlines = new Deadlines('w', new Entries(emptyStore()), WIDTH);
        List<Long> ends = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            long deadline = chance.nextInt(300);
            deadlines.add(
                    new Deadlines.Entry(Bytes.wrap(Long.toString(deadline).getBytes(StandardCharsets.UTF_8)), number),
                    deadline,
                    0);
            ends.add(deadline / WIDTH);
        }
        List<Long> taken = new ArrayList<>();
        for (List<Deadlines.Entry> due = deadlines.takeDue(1000, 7); !due.isEmpty(); due = deadlines.takeDue(1000, 7)) {
            due.forEach(each -> taken.add(Long.parseLong(new String(each.id().get(), StandardCharsets.UTF_8)) / WIDTH));
        }
        assertThat(taken)
                .isEqualTo(ends.stream().sorted(Comparator.naturalOrder()).collect(Collectors.toList()));
    }

    private static List<Long> taken(long seed, boolean restores) {
        SplittableRandom chance = new SplittableRandom(seed);
        SplittableRandom restoring = new SplittableRandom(seed);
        KeyValueStore<Bytes, byte[]> store = emptyStore();
        Entries entries = new Entries(store);
        Deadlines deadlines = new Deadlines('w', entries, WIDTH);
        List<Long> taken = new ArrayList<>();
        long streamTime = 0;
        for (int number = 0; number < 1000; number++) {
            streamTime += chance.nextInt(3);
            deadlines.add(entry(number), streamTime + chance.nextInt(60), streamTime);
            List<Deadlines.Entry> due = chance.nextInt(20) == 0
                    ? deadlines.takeFirst(1 + chance.nextInt(80))
                    : deadlines.takeDue(streamTime, 1 + chance.nextInt(3));
            due.forEach(each -> taken.add(each.number()));
            if (restores && restoring.nextInt(10) == 0) {
                deadlines.save();
                entries.save();
                entries = new Entries(store);
                deadlines = new Deadlines('w', entries, WIDTH);
            }
        }
        return taken;
    }

    private Deadlines deadlines() {
        return new Deadlines('w', new Entries(store), WIDTH);
    }

    private static Deadlines.Entry entry(long number) {
        return new Deadlines.Entry(Bytes.wrap(("id" + number).getBytes(StandardCharsets.UTF_8)), number);
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("waiting").get();
        MockProcessorContext<byte[], byte[]> context = MockContexts.at(0, 0);
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
