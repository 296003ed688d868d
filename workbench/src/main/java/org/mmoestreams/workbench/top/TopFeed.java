package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.cli.Failures;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.terminal.Rhythm;

/**
 * Reads a learner's outputs on a thread of its own, from their beginnings on, and asks now and then how far its group
 * is: brokers that do not answer hold up neither keys nor screen.
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
    private volatile boolean caughtUp;
    private volatile boolean closed;

    private TopFeed(Settings settings, String bootstrap, Duration interval) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.interval = interval;
        outputs = new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap));
        shown(settings).forEach(role -> roles.put(settings.name(role), role));
        latest = figures.snapshot(InputState.UNKNOWN, System.currentTimeMillis());
    }

    /**
     * Starts to read.
     *
     * @param interval how long to wait between two looks at the group
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
                Admin admin = Admins.create(settings, bootstrap);
                var inputs = new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, bootstrap))) {
            begin();
            GroupLag lag = new GroupLag(admin, inputs, settings.applicationId(), partitions(inputs, inputTopics()));
            Rhythm rhythm = new Rhythm(interval, System.nanoTime() - interval.toNanos());
            InputState input = InputState.UNKNOWN;
            while (!closed) {
                read();
                boolean atEnd = isAtEnd();
                if (rhythm.isDue(System.nanoTime())) {
                    input = look(lag);
                    latest = figures.snapshot(input, System.currentTimeMillis());
                    caughtUp |= atEnd;
                }
            }
        } catch (WakeupException woken) {
            // by close, which sets closed before
            return;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void begin() {
        List<TopicPartition> partitions = partitions(outputs, roles.keySet());
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

    private boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> outputs.position(end.getKey()) >= end.getValue());
    }

    private static InputState look(GroupLag lag) {
        try {
            var records = lag.records();
            return records.isPresent()
                    ? InputState.of(records.getAsLong())
                    : InputState.failed("the learner's group has committed nothing yet");
        } catch (WakeupException woken) {
            throw woken;
        } catch (KafkaException silence) {
            return InputState.failed(Failures.describe(silence));
        }
    }

    private List<String> inputTopics() {
        return settings.topics().inputs().stream().map(settings::name).toList();
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
