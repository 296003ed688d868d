package org.mmoestreams.app.input;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.client.topics.TopicRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second, in a thread of its own, whether the inputs are still the topics that the learner began with:
 * consumers go on in a topic that was made anew under the same name as if it were the old one, and see new partitions
 * minutes later.
 */
final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Map<TopicRole, WatchedTopic> topics = new EnumMap<>(TopicRole.class);
    private final Supplier<Admin> admins;
    private final AtomicReference<String> fault = new AtomicReference<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "input-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Admin admin;
    private ScheduledFuture<?> looks;

    private InputWatch(InputTopics begun, Supplier<Admin> admins) {
        begun.described().forEach((input, topic) -> topics.put(input, new WatchedTopic(input, topic)));
        this.admins = admins;
    }

    /**
     * Watches from now on, until closed.
     *
     * @param begun the inputs as they are
     * @param admins makes an admin client, which is closed with this
     */
    static InputWatch start(InputTopics begun, Supplier<Admin> admins) {
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
            Map<TopicRole, TopicDescription> now = new EnumMap<>(TopicRole.class);
            topics.forEach((input, topic) -> describe(topic).ifPresent(seen -> now.put(input, seen)));
            new InputTopics(now).mismatch().ifPresent(this::note);
        } catch (RuntimeException away) {
            // an exception would end the looking

            LOG.debug("The inputs cannot be looked at", away);
        }
    }

    private Optional<TopicDescription> describe(WatchedTopic topic) {
        try {
            TopicDescription now = new TopicAdmin(admin).describe(topic.name());
            topic.seen(now).ifPresent(this::note);
            return Optional.of(now);
        } catch (UnknownTopicOrPartitionException gone) {
            topic.missing().ifPresent(this::note);
            return Optional.empty();
        }
    }

    private void note(String what) {
        fault.compareAndSet(null, what);
    }
}
