package org.mmoestreams.app;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.SendErrors;
import org.mmoestreams.app.config.SendFailures;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.learner.CheckedLearner;
import org.mmoestreams.app.serde.EventSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running learner: the topology on a Kafka Streams client, from start to close. */
public final class LearnerApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LearnerApp.class);

    private final KafkaStreams streams;
    private final int partitions;
    private final Ending ending;
    private final UnaryOperator<RuntimeException> explanation;

    private LearnerApp(
            KafkaStreams streams, int partitions, Ending ending, UnaryOperator<RuntimeException> explanation) {
        this.streams = streams;
        this.partitions = partitions;
        this.ending = ending;
        this.explanation = explanation;
    }

    /**
     * Starts a learner and returns without waiting for its first event.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @throws NotAllowedException when the brokers do not allow all that a learner needs; names what is missing
     * @throws MissingTopicsException when topics are missing and are not to be created
     * @throws IllegalStateException when the stored model is damaged and no new one is accepted
     * @throws IllegalArgumentException when the event schema or the feature spec is not sound
     */
    public static LearnerApp start(Settings settings, String bootstrap, StartOptions options) {
        EventSchema schema = EventSchema.of(settings.event());
        List<Permission> needs = Needs.toLearn(settings, options.createTopics());
        TopicLimits limits;
        try (Admin admin = Admin.create(ClientProperties.admin(settings, bootstrap))) {
            new Permissions(admin).require(needs);
            checkStoredState(settings, admin, options.acceptNewModel());
            prepareTopics(settings, admin, options);
            // once more, for the topics that are there only now
            new Permissions(admin).require(needs);
            limits = TopicLimits.of(admin, settings.topics(), StreamsProperties.maxRequestBytes(settings));
        }
        SendFailures sends = new SendFailures();
        Properties properties = StreamsProperties.of(settings, bootstrap);
        properties.put(SendErrors.FAILURES, sends);
        Topology topology = LearnerTopology.build(settings, schema, limits, stateCheck(settings, bootstrap, options));
        KafkaStreams streams = new KafkaStreams(topology, properties);
        Ending ending = new Ending(settings.applicationStateDir(), sends);
        LearnerApp app = new LearnerApp(
                streams, limits.featurePartitions(), ending, failure -> explained(failure, settings, bootstrap, needs));
        streams.setUncaughtExceptionHandler(ending);
        streams.setStateListener((now, before) -> ending.watch(now));
        streams.start();
        return app;
    }

    /**
     * How a learner starts.
     *
     * @param createTopics whether topics that are missing are created
     * @param newPartitions partitions of the features topic when it is created, at least 1
     * @param acceptNewModel whether to go on with a new model where the stored one is damaged
     */
    public record StartOptions(boolean createTopics, int newPartitions, boolean acceptNewModel) {}

    /** Partitions of the features topic: as many models learn. */
    public int partitions() {
        return partitions;
    }

    /**
     * How the learner does. It is live as long as its client has not ended, for it waits for brokers that are away; it is ready
     * when it has its partitions and a connection to a broker.
     */
    public Health health() {
        State state = streams.state();
        boolean live = state != State.ERROR && state != State.NOT_RUNNING;
        return new Health(live, state == State.RUNNING && Connections.work(streams.metrics()), state.name());
    }

    /**
     * Waits until the learner has ended.
     *
     * @throws IllegalStateException when it ended by a failure
     * @throws NotAllowedException when that was a broker's refusal
     */
    public void awaitEnd() throws InterruptedException {
        Optional<IllegalStateException> failure = ending.await();
        if (failure.isPresent()) {
            throw explanation.apply(failure.get());
        }
    }

    /** Commits, ends, and leaves the group, so that its partitions are free at once. */
    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    private static void checkStoredState(Settings settings, Admin admin, boolean acceptNewModel) {
        StoredState state = new StoredState(admin, settings.applicationId());
        List<String> damages = state.damages(settings.topics().features());
        if (!acceptNewModel) {
            refuse(damages);
        } else if (!damages.isEmpty()) {
            LOG.warn("Going on with a new model: {}", damages);
            state.discard();
        }
    }

    /**
     * Looks at what may have gone while the group ran: a rebalance makes changelogs anew that were deleted, so that the learner would
     * start over silently, and a topic that is gone would be waited for. Once a new model was accepted, any state is.
     */
    private static CheckedLearner.StateCheck stateCheck(Settings settings, String bootstrap, StartOptions options) {
        Topics topics = settings.topics();
        return (partition, hasModel) -> {
            try (Admin admin = Admin.create(ClientProperties.admin(settings, bootstrap))) {
                new TopicAdmin(admin).require(topics.names());
                StoredState state = new StoredState(admin, settings.applicationId());
                if (!options.acceptNewModel()) {
                    refuse(state.damages(topics.features(), partition));
                }
                if (hasModel) {
                    state.requireOffset(new TopicPartition(topics.features(), partition));
                }
            }
        };
    }

    private static void refuse(List<String> damages) {
        if (!damages.isEmpty()) {
            throw new IllegalStateException("stored model: " + String.join("; ", damages)
                    + " (expected: the changelogs whole; restore them, run reset to learn all events again, or run"
                    + " --accept-new-model to go on with a new model)");
        }
    }

    private static void prepareTopics(Settings settings, Admin admin, StartOptions options) {
        TopicAdmin topics = new TopicAdmin(admin);
        topics.ensure(settings.topics().specs(options.newPartitions()), options.createTopics());
        topics.ensure(List.of(new TopicSpec(LearnerTopology.scoredWindowsTopic(settings.applicationId()), 1)), true);
    }

    private static RuntimeException explained(
            RuntimeException failure, Settings settings, String bootstrap, List<Permission> needs) {
        if (!Permissions.isRefusal(failure)) {
            return failure;
        }
        try (Admin admin = Admin.create(ClientProperties.admin(settings, bootstrap))) {
            return new Permissions(admin).explain(failure, needs);
        }
    }
}
