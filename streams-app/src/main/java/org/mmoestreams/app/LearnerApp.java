package org.mmoestreams.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.serde.EventSchema;

/** A running learner: the topology on a Kafka Streams client, from start to close. */
public final class LearnerApp implements AutoCloseable {

    private final KafkaStreams streams;
    private final int partitions;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private LearnerApp(KafkaStreams streams, int partitions) {
        this.streams = streams;
        this.partitions = partitions;
    }

    /**
     * Starts a learner and returns without waiting for its first event.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @param create whether topics that are missing are created, the features topic with {@code newPartitions}
     * @throws MissingTopicsException when topics are missing and are not to be created
     * @throws IllegalArgumentException when the event schema or the feature spec is not sound
     */
    public static LearnerApp start(Settings settings, String bootstrap, boolean create, int newPartitions) {
        EventSchema schema = EventSchema.of(settings.event());
        int partitions;
        try (Admin admin = Admin.create(ClientProperties.admin(settings, bootstrap))) {
            partitions = prepareTopics(settings, admin, create, newPartitions);
        }
        KafkaStreams streams = new KafkaStreams(
                LearnerTopology.build(settings, schema, partitions), StreamsProperties.of(settings, bootstrap));
        LearnerApp app = new LearnerApp(streams, partitions);
        streams.setUncaughtExceptionHandler(app::fail);
        streams.setStateListener((now, before) -> app.watch(now));
        streams.start();
        return app;
    }

    /** Partitions of the features topic: as many models learn. */
    public int partitions() {
        return partitions;
    }

    /**
     * Waits until the learner has ended.
     *
     * @throws IllegalStateException when it ended by a failure
     */
    public void awaitEnd() throws InterruptedException {
        ended.await();
        Throwable reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("the learner stopped: " + messages(reason), reason);
        }
    }

    @Override
    public void close() {
        streams.close();
    }

    private static int prepareTopics(Settings settings, Admin admin, boolean create, int newPartitions) {
        TopicAdmin topics = new TopicAdmin(admin);
        topics.ensure(settings.topics().specs(newPartitions), create);
        topics.ensure(List.of(new TopicSpec(LearnerTopology.scoredWindowsTopic(settings.applicationId()), 1)), true);
        String features = settings.topics().features();
        return TopicAdmin.await(admin.describeTopics(List.of(features)).allTopicNames())
                .get(features)
                .partitions()
                .size();
    }

    private StreamThreadExceptionResponse fail(Throwable reason) {
        failure.compareAndSet(null, reason);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void watch(State state) {
        if (state == State.NOT_RUNNING || state == State.ERROR) {
            ended.countDown();
        }
    }

    /** The messages of a failure and its causes, each once: Kafka Streams wraps what went wrong. */
    private static String messages(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && messages.stream().noneMatch(known -> known.contains(message))) {
                messages.add(message);
            }
        }
        return messages.isEmpty() ? failure.toString() : messages.get(messages.size() - 1);
    }
}
