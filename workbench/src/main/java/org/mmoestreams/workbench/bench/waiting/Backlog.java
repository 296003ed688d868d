package org.mmoestreams.workbench.bench.waiting;

import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.StoredCounts;

/** How many rows wait, as a learner's changelog says it. */
final class Backlog implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final Consumer<byte[], byte[]> changelog;
    private long rows = Long.MAX_VALUE;
    private long most;

    private Backlog(Consumer<byte[], byte[]> changelog) {
        this.changelog = changelog;
    }

    /** Reads what a learner commits from now on. */
    static Backlog of(Waiter learner) {
        return new Backlog(learner.reader(learner.changelog()));
    }

    /** Rows that wait as of the last commit that has been read; very many before the first. */
    long rows() {
        for (ConsumerRecord<byte[], byte[]> record : changelog.poll(AT_ONCE)) {
            if (Arrays.equals(record.key(), StoredCounts.key())) {
                rows = JoinCounts.read(record.value()).rows();
                most = Math.max(most, rows);
            }
        }
        return rows;
    }

    /** The most rows that have waited. */
    long most() {
        return most;
    }

    @Override
    public void close() {
        changelog.close();
    }
}
