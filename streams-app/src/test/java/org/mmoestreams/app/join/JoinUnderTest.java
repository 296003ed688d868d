package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.mmoestreams.app.testing.MockContexts;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * A join with a store of its own and, in place of a learner, someone who writes down what comes out. Predictions go out
 * when the join asks for them, or a test does. It dies and comes back with what was saved.
 */
final class JoinUnderTest implements JoinOutlet {

    private static final long FIRST = 1_700_000_000_000L;

    private final JoinRules rules;
    private final List<String> said = new ArrayList<>();
    private final List<String> taught = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private List<Arrived> savedArrived = List.of();
    private KeyValueStore<Bytes, byte[]> store = emptyStore();
    private Map<Bytes, byte[]> saved = new TreeMap<>();
    private int savedSaid;
    private long savedSequence;
    private long savedTime = Long.MIN_VALUE;
    private long sequence;
    private long streamTime = Long.MIN_VALUE;
    private LabelJoin join;

    JoinUnderTest(JoinRules rules) {
        this.rules = rules;
        join = LabelJoin.restore(store, rules, this, streamTime);
    }

    /** Milliseconds since the epoch of a second of the test's time. */
    static long at(double second) {
        return FIRST + Math.round(second * 1000);
    }

    void event(String id, double second, double... labels) {
        long time = at(second);
        join.advance(time);
        streamTime = Math.max(streamTime, time);
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        join.arrive(bytes, time, sequence, labels);
        Arrived row = new Arrived(id, sequence++, labels.length);
        arrived.add(row);
        join.arrived(row.bytes());
    }

    void label(String id, double second, double... labels) {
        byte[] record = (id + "@" + second).getBytes(StandardCharsets.UTF_8);
        join.label(new LabelArrival(id.getBytes(StandardCharsets.UTF_8), at(second), labels, () -> record));
    }

    void withdraw(String id) {
        join.withdraw(id.getBytes(StandardCharsets.UTF_8));
    }

    /** What came out, in order. */
    List<String> said() {
        return said;
    }

    /** Which rows came out, each with the second of the test's time at which its labels were there. */
    List<String> known() {
        return known;
    }

    /** Each time that a task was taught something of a row, whatever deaths there were. */
    List<String> taught() {
        return taught;
    }

    /** How it is written that a task was taught a label of a row. */
    static String taught(long sequence, int task, double label, boolean correction) {
        return "event " + sequence + " task " + task + " is " + label + (correction ? ", not 0" : "");
    }

    long count(int task, JoinCount what) {
        return join.counts().of(task, what);
    }

    JoinCounts counts() {
        return join.counts();
    }

    /** How many entries the store has. */
    int entries() {
        join.save();
        return contents().size();
    }

    /** How many bytes the largest entry of the store has. */
    int largestEntry() {
        join.save();
        return contents().values().stream()
                .mapToInt(value -> value.length)
                .max()
                .orElse(0);
    }

    void save() {
        join.save();
        saved = contents();
        savedSaid = said.size();
        savedArrived = List.copyOf(arrived);
        savedSequence = sequence;
        savedTime = streamTime;
    }

    /** Stops and goes on by other rules. */
    void restart(JoinRules by) {
        save();
        join = LabelJoin.restore(store, by, this, streamTime);
    }

    /** Dies and comes back as of the last {@link #save}. */
    void crash() {
        store = emptyStore();
        saved.forEach(store::put);
        said.subList(savedSaid, said.size()).clear();
        arrived.clear();
        arrived.addAll(savedArrived);
        sequence = savedSequence;
        streamTime = savedTime;
        join = LabelJoin.restore(store, rules, this, streamTime);
    }

    @Override
    public void learn(Joined joined) {
        assertThat(text(joined.row().encoded()))
                .as("features of a row to learn")
                .isEqualTo("row " + text(joined.id()));
        said.add((joined.isCorrection() ? "correct " : "learn ") + text(joined.id()) + " "
                + Arrays.toString(joined.labels()) + " predicted "
                + Arrays.toString(joined.row().predictions()));
        known.add(text(joined.id()) + " at " + (joined.known() - FIRST) / 1000.0);
        for (int task = 0; task < joined.labels().length; task++) {
            if (!Double.isNaN(joined.labels()[task])) {
                taught.add(taught(joined.row().sequence(), task, joined.labels()[task], joined.isCorrection()));
            }
        }
    }

    @Override
    public void predictArrived() {
        for (Arrived row : arrived) {
            double[] predictions = new double[row.tasks];
            Arrays.fill(predictions, row.sequence / 1000.0);
            join.predicted(row.bytes(), 7, predictions, ("row " + row.id).getBytes(StandardCharsets.UTF_8));
        }
        arrived.clear();
    }

    @Override
    public void refuse(byte[] record, Reason reason, String message) {
        said.add(reason + " " + text(record));
    }

    private Map<Bytes, byte[]> contents() {
        Map<Bytes, byte[]> contents = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                contents.put(entry.key, entry.value);
            }
        }
        return contents;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("waiting").get();
        MockProcessorContext<byte[], byte[]> context = MockContexts.at(0, 0);
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private static final class Arrived {

        private final String id;
        private final long sequence;
        private final int tasks;

        Arrived(String id, long sequence, int tasks) {
            this.id = id;
            this.sequence = sequence;
            this.tasks = tasks;
        }

        byte[] bytes() {
            return id.getBytes(StandardCharsets.UTF_8);
        }
    }
}
