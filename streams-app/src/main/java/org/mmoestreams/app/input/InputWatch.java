package org.mmoestreams.app.input;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second, in a thread of its own, whether the features topic is still the one that the learner began
 * with: consumers go on in a topic that was made anew under the same name as if it were the old one, and see new
 * partitions minutes later.
 */
final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    /** A broker that has just come back may not know of a topic yet. */
    private static final int LOOKS_UNTIL_GONE = 3;

    private final String topic;
    private final Uuid id;
    private final int partitions;
    private final Supplier<Admin> admins;
    private final AtomicReference<String> fault = new AtomicReference<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "input-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Admin admin;
    private int looksWithout;
    private ScheduledFuture<?> looks;

    private InputWatch(TopicDescription begun, Supplier<Admin> admins) {
        this.topic = begun.name();
        this.id = begun.topicId();
        this.partitions = begun.partitions().size();
        this.admins = admins;
    }

    /**
     * Watches from now on, until closed.
     *
     * @param begun the topic as it is
     * @param admins makes an admin client, which is closed with this
     */
    static InputWatch start(TopicDescription begun, Supplier<Admin> admins) {
        InputWatch watch = new InputWatch(begun, admins);
        long millis = INTERVAL.toMillis();
        watch.looks = watch.executor.scheduleWithFixedDelay(watch::look, millis, millis, MILLISECONDS);
        return watch;
    }

    /** What is no longer as it was, and the ways on; empty when nothing is known of. */
    Optional<String> fault() {
        return Optional.ofNullable(fault.get());
    }

    @Override
    public void close() {
        looks.cancel(false);
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        });
        executor.shutdown();
    }

    private void look() {
        try {
            if (admin == null) {
                admin = admins.get();
            }
            TopicDescription now = new TopicAdmin(admin).describe(topic);
            looksWithout = 0;
            compare(now);
        } catch (UnknownTopicOrPartitionException gone) {
            looksWithout++;
            if (looksWithout == LOOKS_UNTIL_GONE) {
                fault.compareAndSet(
                        null, "topic " + topic + " is gone (expected: it to be there while it is learnt from)");
            }
        } catch (RuntimeException away) {
            // an exception would end the looking

            LOG.debug("The features topic cannot be looked at", away);
        }
    }

    private void compare(TopicDescription now) {
        if (!now.topicId().equals(id)) {
            fault.compareAndSet(
                    null,
                    "input position: topic " + topic + " was made anew while events were learnt: its id is "
                            + now.topicId() + " (expected: " + id
                            + "; run --accept-gap to go on with the model from the"
                            + " new topic's beginning, or reset to start anew)");
        } else if (now.partitions().size() != partitions) {
            fault.compareAndSet(
                    null, PartitionCount.message(topic, now.partitions().size(), partitions));
        }
    }
}
