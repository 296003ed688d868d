package org.mmoestreams.app.committed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The newest committed records of a topic, and the newest of each kind of them. */
public final class RecordTail<T> implements CommitListener {

    private final Function<ProducerRecord<byte[], byte[]>, T> reading;
    private final Function<T, String> key;
    private final Consumer<T> reader;
    private final int most;
    private final Tail<T> tail;
    private final Map<String, T> newest = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /**
     * Nothing yet.
     *
     * @param reading what a record says
     * @param key of which kind it is, of few that there are; empty for those whose newest is not asked for
     * @param reader is told of each
     * @param most how many are kept
     */
    RecordTail(
            Function<ProducerRecord<byte[], byte[]>, T> reading,
            Function<T, String> key,
            Consumer<T> reader,
            int most) {
        this.reading = reading;
        this.key = key;
        this.reader = reader;
        this.most = most;
        this.tail = new Tail<>(most);
    }

    /** The newest ones. */
    public Tail.Kept<T> kept() {
        return tail.kept();
    }

    /** The newest of each kind, in the order of the kinds' names. */
    public List<T> newest() {
        return new ArrayList<>(new TreeMap<>(newest).values());
    }

    /** Forgets the newest of each kind: they are measured elsewhere from now on. */
    void forgetNewest() {
        newest.clear();
    }

    /** How many there have been of each kind since the process started, in the order of the kinds' names. */
    public Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public void committed(List<ProducerRecord<byte[], byte[]>> records) {
        List<T> fresh = records.stream().map(reading).toList();
        tail.add(fresh);
        for (T each : fresh) {
            String kind = key.apply(each);
            if (!kind.isEmpty()) {
                newest.put(kind, each);
                counts.merge(kind, 1L, Long::sum);
            }
            reader.accept(each);
        }
    }

    @Override
    public int most() {
        return most;
    }
}
