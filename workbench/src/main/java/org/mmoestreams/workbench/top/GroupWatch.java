package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.cli.Failures;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;

/**
 * Asks now and then, on a thread of its own, how far a learner's group is: an answer may take seconds, and who reads
 * the outputs does not wait for it. Made, started and closed by one thread.
 */
final class GroupWatch implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Settings settings;
    private final String bootstrap;
    private final Duration pause;
    private final KafkaConsumer<byte[], byte[]> inputs;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "top-group");
    private volatile InputState state = InputState.UNKNOWN;

    /**
     * A watch that asks nothing before it is started.
     *
     * @param pause from the end of one look to the next
     */
    GroupWatch(Settings settings, String bootstrap, Duration pause) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.pause = pause;
        this.inputs = new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap));
        thread.setDaemon(true);
    }

    /** Starts to look; once only. */
    void start() {
        thread.start();
    }

    /** What the last look saw; {@link InputState#UNKNOWN} before the first. */
    InputState state() {
        return state;
    }

    /** Ends the thread, and does not wait longer than a second for it. */
    @Override
    public void close() {
        closing.countDown();
        inputs.wakeup();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.getState() == Thread.State.NEW) {
            inputs.close();
        }
    }

    private void run() {
        try (inputs;
                Admin admin = Admins.create(settings, bootstrap)) {
            do {
                state = look(admin);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (WakeupException | InterruptException woken) {
            // by close
            return;
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            state = InputState.failed(Failures.describe(e));
        }
    }

    private InputState look(Admin admin) {
        try {
            var records = new GroupLag(admin, inputs, settings.applicationId(), partitions()).records();
            return records.isPresent()
                    ? InputState.of(records.getAsLong())
                    : InputState.failed("the learner's group has committed nothing yet");
        } catch (WakeupException | InterruptException woken) {
            throw woken;
        } catch (KafkaException silence) {
            return InputState.failed(Failures.describe(silence));
        }
    }

    private List<TopicPartition> partitions() {
        return partitions(
                inputs, settings.topics().inputs().stream().map(settings::name).toList());
    }

    /** All partitions of some topics. */
    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
