package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.terminal.Rhythm;

/**
 * Reads a learner's outputs on a thread of its own, from their beginnings on, and once it has read their past has its
 * group watched: brokers that do not answer hold up neither keys nor screen.
 */
public final class TopFeed implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Settings settings;
    private final String bootstrap;
    private final Duration interval;
    private final KafkaConsumer<byte[], byte[]> outputs;
    private final Map<String, TopicRole> roles = new LinkedHashMap<>();
    private final TopicFigures figures = new TopicFigures();
    private final Thread thread = new Thread(this::run, "top-feed");
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile Snapshot latest;
    private volatile RuntimeException failure;
    private boolean watching;
    private volatile boolean caughtUp;
    private volatile boolean closed;

    private TopFeed(Settings settings, String bootstrap, Duration interval) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.interval = interval;
        outputs = new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap));
        shown(settings).forEach(role -> roles.put(settings.name(role), role));
        latest = figures.snapshot(InputState.UNKNOWN, OptionalLong.of(0), System.currentTimeMillis());
    }

    /**
     * Starts to read.
     *
     * @param interval from one snapshot to the next, and from one look at the group to the next
     */
    public static TopFeed start(Settings settings, String bootstrap, Duration interval) {
        TopFeed feed = new TopFeed(settings, bootstrap, interval);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** The output topics that are read, in the order of their roles. */
    public static List<TopicRole> shown(Settings settings) {
        return Stream.of(TopicRole.PREDICTIONS, TopicRole.METRICS, TopicRole.DEAD_LETTERS, TopicRole.DRIFT)
                .filter(settings.topics()::has)
                .toList();
    }

    /**
     * What was seen last.
     *
     * @throws RuntimeException what ended the reading, if something has
     */
    Snapshot latest() {
        if (failure != null) {
            throw failure;
        }
        return latest;
    }

    /** Whether all has been read that there was at the start, and the group has been looked at since. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed = true;
        outputs.wakeup();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (outputs;
                GroupWatch group = new GroupWatch(settings, bootstrap, interval)) {
            begin();
            Rhythm rhythm = new Rhythm(interval, System.nanoTime() - interval.toNanos());
            while (!closed) {
                read();
                boolean isWhole = !caughtUp && isAllRead(group);
                if (rhythm.isDue(System.nanoTime()) || isWhole) {
                    latest = figures.snapshot(group.state(), past(), System.currentTimeMillis());
                }
                caughtUp |= isWhole;
            }
        } catch (WakeupException woken) {
            // by close, which sets closed before
            return;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Whether the past has been read and the group looked at since; has it looked at once it is time. */
    private boolean isAllRead(GroupWatch group) {
        if (past().isPresent()) {
            return false;
        }
        if (!watching) {
            watching = true;
            group.start();
        }
        return !group.state().equals(InputState.UNKNOWN);
    }

    private void begin() {
        List<TopicPartition> partitions = GroupWatch.partitions(outputs, roles.keySet());
        outputs.assign(partitions);
        outputs.seekToBeginning(partitions);
        ends = outputs.endOffsets(partitions);
    }

    private void read() {
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : outputs.poll(POLL)) {
            figures.add(roles.get(record.topic()), record, now);
        }
    }

    /** What is still to be read of the records that there were at the start; empty once nothing is. */
    private OptionalLong past() {
        long left = ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - outputs.position(end.getKey())))
                .sum();
        return left == 0 ? OptionalLong.empty() : OptionalLong.of(left);
    }
}
