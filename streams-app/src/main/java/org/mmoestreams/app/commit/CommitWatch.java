package org.mmoestreams.app.commit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stream threads know of their commits, and a warning when one of them has waited for its commit for ten seconds:
 * again each half a minute while it goes on. It says what the thread is in, for a thread that is blocked cannot say so
 * itself.
 */
public final class CommitWatch implements AutoCloseable {

    /** The property by which an application's processors are given theirs. */
    public static final String PROPERTY = "mmoe.commit.watch";

    private static final Logger LOG = LoggerFactory.getLogger(CommitWatch.class);

    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String CONSUMER = "org.apache.kafka.clients.consumer.KafkaConsumer";
    private static final String OURS = "org.mmoestreams.";

    private final Map<Thread, Entry> entries = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Without anyone who looks. */
    CommitWatch() {}

    /** Begins to watch, on a thread of its own. */
    public static CommitWatch start() {
        CommitWatch watch = new CommitWatch();
        Thread thread = new Thread(watch::lookUntilClosed, "commit-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** What is known of the calling thread. */
    Entry entry(Supplier<Pace> first) {
        return entries.computeIfAbsent(Thread.currentThread(), thread -> new Entry(thread, first.get()));
    }

    /** Warns of what is late, as {@link System#nanoTime()} has it. */
    void look(long nanos) {
        entries.keySet().removeIf(thread -> !thread.isAlive());
        entries.values().forEach(entry -> entry.look(nanos));
    }

    private void lookUntilClosed() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                look(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known of one thread. */
    static final class Entry {

        private final Thread thread;
        private final Pace pace;
        private volatile Long waitingSince;
        private long warnedAt;

        Entry(Thread thread, Pace pace) {
            this.thread = thread;
            this.pace = pace;
        }

        Pace pace() {
            return pace;
        }

        /** Notes that something is to be committed, if it is not known yet. */
        void waits() {
            if (waitingSince == null) {
                waitingSince = System.nanoTime();
            }
        }

        /** Notes that the thread goes on after the commit that it asked for. */
        void committed() {
            waitingSince = null;
        }

        private void look(long nanos) {
            Long since = waitingSince;
            if (since == null || nanos - since < LATE.toNanos()) {
                warnedAt = nanos - AGAIN.toNanos();
            } else if (nanos - warnedAt >= AGAIN.toNanos()) {
                whereabouts().ifPresent(where -> {
                    warnedAt = nanos;
                    LOG.warn(
                            "No commit for {} s: {} is in {}. Predictions show with the next commit; brokers or this"
                                    + " machine are overloaded or stopped if this goes on",
                            TimeUnit.NANOSECONDS.toSeconds(nanos - since),
                            thread.getName(),
                            where);
                });
            }
        }

        /**
         * The call that tells most; empty for a thread that polls, as one does that has nothing to do or joins its
         * group.
         */
        private Optional<String> whereabouts() {
            return Stream.of(thread.getStackTrace())
                    .filter(frame -> Stream.of(PRODUCER, CONSUMER, OURS)
                            .anyMatch(prefix -> frame.getClassName().startsWith(prefix)))
                    .findFirst()
                    .filter(frame -> !frame.getClassName().equals(CONSUMER))
                    .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + '.' + frame.getMethodName());
        }
    }
}
