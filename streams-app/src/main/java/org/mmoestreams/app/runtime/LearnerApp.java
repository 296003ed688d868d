package org.mmoestreams.app.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.BrokersAwayException;
import org.mmoestreams.app.admin.MissingTopicsException;
import org.mmoestreams.app.admin.NotAllowedException;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.commit.CommitWatch;
import org.mmoestreams.app.committed.Committed;
import org.mmoestreams.app.committed.ModelListener;
import org.mmoestreams.app.committed.TappedClients;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.SendErrors;
import org.mmoestreams.app.config.SendFailures;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.input.InputTopics;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.app.startup.Acceptance;
import org.mmoestreams.app.startup.LearnerInputs;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.app.startup.StartChecks;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.app.topology.NodeChecks;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;

/** A running learner: the topology on a Kafka Streams client, from start to close. */
public final class LearnerApp implements AutoCloseable {

    private final GroupMember member;
    private final KafkaStreams streams;
    private final int partitions;
    private final FailurePolicy ending;
    private final FailureExplanation explanation;
    private final Companions companions;

    private LearnerApp(
            GroupMember member,
            int partitions,
            FailurePolicy ending,
            FailureExplanation explanation,
            Companions companions) {
        this.member = member;
        this.streams = member.streams();
        this.partitions = partitions;
        this.ending = ending;
        this.explanation = explanation;
        this.companions = companions;
    }

    /**
     * Starts a learner and returns without waiting for its first event.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @throws BrokersAwayException when no broker answers in time
     * @throws NotAllowedException when the brokers do not allow all that a learner needs; names what is missing
     * @throws MissingTopicsException when topics are missing and are not to be created
     * @throws IllegalStateException when stored state is damaged, or the group's offset is not the one that belongs to
     *     it, and that is not accepted
     * @throws ConfigException when settings, event schema and feature spec do not go together; before any broker is
     *     asked
     */
    public static LearnerApp start(Settings settings, String bootstrap, StartOptions options) {
        EventSchema schema = SetUp.of(settings).schema();
        List<Permission> needs = RequiredPermissions.toLearn(settings, options.createTopics());
        WireFormat format = TopicFormats.ofLearner(settings);
        Found found;
        InputTopics inputs;
        try (Admin admin = Admins.connect(settings, bootstrap, options.patience())) {
            new Permissions(admin).require(needs);
            StartChecks start = new StartChecks(settings, bootstrap, admin, options.accepted());
            InputTopics.present(admin, settings.topics()).requireSamePartitions();
            start.requireState();
            // what cannot be written must not be learnt
            TopicFormats.own(settings).forEach(format::prepare);
            prepareTopics(settings, admin, options);
            // once more, for the topics that are there only now
            new Permissions(admin).require(needs);
            start.requireOffsets();
            found = new Found(
                    TopicLimits.of(admin, settings.topics(), StreamsProperties.maxRequestBytes(settings)),
                    StateCluster.of(settings, admin));
            inputs = InputTopics.all(admin, settings.topics());
        } catch (RuntimeException failed) {
            format.close();
            throw failed;
        }
        Companions companions = Companions.start(settings, bootstrap, schema, inputs, format);
        try {
            return start(settings, bootstrap, found, schema, companions);
        } catch (RuntimeException failed) {
            companions.close();
            throw failed;
        }
    }

    private static LearnerApp start(
            Settings settings, String bootstrap, Found found, EventSchema schema, Companions companions) {
        SendFailures sends = new SendFailures();
        Properties properties = StreamsProperties.of(settings, bootstrap);
        properties.put(SendErrors.FAILURES, sends);
        properties.put(CommitWatch.PROPERTY, companions.commits());
        LearnerInputs inputs = new LearnerInputs(settings, bootstrap, companions.input());
        Committed committed = companions.committed();
        NodeChecks checks = new NodeChecks(
                inputs,
                partition -> {
                    inputs.requireMetrics();
                    committed.metricsBegin();
                },
                companions.observations(),
                isAsked(settings) ? committed.models() : ModelListener.NONE,
                committed::metricsEnd);
        Topology topology = LearnerTopology.build(settings, schema, found.limits(), checks, companions.format());
        KafkaClientSupplier clients = companions.input().clients();
        KafkaStreams streams = new KafkaStreams(
                topology,
                properties,
                isAsked(settings) ? new TappedClients(clients, committed.listeners(settings)) : clients);
        FailurePolicy ending = new FailurePolicy(settings.applicationStateDir(), sends);
        FailureExplanation explanation = new FailureExplanation(settings, bootstrap, companions.input());
        GroupMember member = GroupMember.of(streams, properties);
        LearnerApp app = new LearnerApp(member, found.limits().featurePartitions(), ending, explanation, companions);
        streams.setUncaughtExceptionHandler(ending);
        streams.setStateListener((now, before) -> ending.watch(now));
        found.local().own(streams::cleanUp);
        streams.start();
        return app;
    }

    /**
     * What was found before the start.
     *
     * @param limits what the brokers say of the topics
     * @param local whose the local state is
     */
    private record Found(TopicLimits limits, StateCluster local) {}

    /**
     * How a learner starts.
     *
     * @param createTopics whether topics that are missing are created
     * @param newPartitions partitions of the inputs when they are created and none is there, at least 1
     * @param accepted what to go on without where it is lost or damaged
     * @param patience how long brokers may take to answer the first question
     */
    public record StartOptions(boolean createTopics, int newPartitions, Set<Acceptance> accepted, Duration patience) {

        /** Keeps a copy of the set. */
        public StartOptions {
            accepted = Set.copyOf(accepted);
        }

        /** With the patience that every command has. */
        public StartOptions(boolean createTopics, int newPartitions, Set<Acceptance> accepted) {
            this(createTopics, newPartitions, accepted, Admins.PATIENCE);
        }
    }

    /** Partitions of the features topic: as many models learn. */
    public int partitions() {
        return partitions;
    }

    /**
     * How the learner does. It is live as long as its client has not ended, for it waits for brokers that are away; it
     * is ready when it has its partitions and a connection to a broker.
     */
    public Health health() {
        State state = streams.state();
        boolean live = state != State.ERROR && state != State.NOT_RUNNING;
        return new Health(live, state == State.RUNNING && Connections.work(streams.metrics()), state.name());
    }

    /** What it noticed since it started. */
    public Observed observed() {
        return companions.observations().observed();
    }

    /** What it has committed since it started; nothing where there is no HTTP server that would tell of it. */
    public Committed committed() {
        return companions.committed();
    }

    /** Kafka Streams' own metrics, with those of its clients. */
    public Map<MetricName, ? extends Metric> kafkaMetrics() {
        return streams.metrics();
    }

    /** The stream threads, with the tasks that they have. */
    public Set<ThreadMetadata> threads() {
        return streams.metadataForLocalThreads();
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
            throw explanation.of(failure.get());
        }
    }

    /** Commits, ends, and leaves the group, unless it has a name of its own there: see {@link GroupMember}. */
    @Override
    public void close() {
        companions.close();
        member.close();
    }

    private static boolean isAsked(Settings settings) {
        return settings.http().isOn();
    }

    private static void prepareTopics(Settings settings, Admin admin, StartOptions options) {
        TopicAdmin topics = new TopicAdmin(admin);
        InputTopics inputs = InputTopics.present(admin, settings.topics());
        topics.ensure(inputs.specs(settings.topics(), options.newPartitions()), options.createTopics());
        topics.ensure(LearnerTopology.topicsBetween(settings), true);
    }
}
