package org.mmoestreams.workbench.stage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.replay.Delivery;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.replay.Pace;
import org.mmoestreams.workbench.replay.Replay;

/**
 * A temporary folder with a broker in it, and what a learner there is told: where the demonstration, the soak and the
 * benchmark of the stream play. Leaves no process and no file.
 */
public final class Stage implements AutoCloseable {

    /** Gives times to rows that have none: the same on every run, so that the same rows give the same model. */
    public static final EventClock CLOCK = EventClock.from(Instant.parse("1995-01-01T00:00:00Z"));

    private final TemporaryFolder folder;
    private final List<String> assignments;
    private final LocalCluster cluster;
    private Admin admin;

    private Stage(
            TemporaryFolder folder,
            EventFormat events,
            List<String> assignments,
            UnaryOperator<LocalClusterConfig> broker) {
        this.folder = folder;
        this.assignments = new ArrayList<>(EventFiles.write(events, folder.path()));
        this.assignments.addAll(assignments);
        this.assignments.add("state.dir=" + folder.path().resolve("state"));
        SetUp.of(settings());
        LocalClusterConfig config = LocalClusterConfig.in(folder.path().resolve("broker"));
        cluster = LocalCluster.launch(broker.apply(config.withPort(0)));
    }

    /**
     * Starts the broker.
     *
     * @param name what the folder's name begins with
     * @param events what the learner is to read
     * @param assignments settings of the learner, {@code key=value} each
     * @param broker changes how the broker is started
     * @throws org.mmoestreams.app.config.ConfigException when the settings cannot work; before the broker is started
     */
    public static Stage open(
            String name, EventFormat events, List<String> assignments, UnaryOperator<LocalClusterConfig> broker) {
        Stage stage = launch(name, events, assignments, broker);
        try {
            stage.awaitBroker();
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** The same, without waiting for the broker: {@link #awaitBroker} does. */
    public static Stage launch(
            String name, EventFormat events, List<String> assignments, UnaryOperator<LocalClusterConfig> broker) {
        TemporaryFolder folder = TemporaryFolder.create(name);
        try {
            return new Stage(folder, events, assignments, broker);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Returns when the broker answers.
     *
     * @throws org.mmoestreams.workbench.broker.BrokerFailedException when it does not come up
     */
    public void awaitBroker() {
        cluster.awaitReady();
        admin = Admins.create(settings(), cluster.bootstrapServers());
    }

    public Path folder() {
        return folder.path();
    }

    public String bootstrap() {
        return cluster.bootstrapServers();
    }

    /** Asks the broker, once that has been waited for; is closed with the stage. */
    public Admin admin() {
        return admin;
    }

    /** The learner's settings, with more over them, {@code key=value} each. */
    public Settings settings(String... more) {
        return Settings.of(assignments(more).toArray(String[]::new));
    }

    /** What a learner is told, with more over it. */
    public List<String> assignments(String... more) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(List.of(more));
        return all;
    }

    /**
     * Starts a learner process in the folder, which the caller closes.
     *
     * @param options further options of {@code run}
     */
    public LearnerProcess startLearner(String... options) {
        return LearnerProcess.start(bootstrap(), folder(), assignments, options);
    }

    /** A consumer of committed records, which the caller closes. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(ClientProperties.consumer(settings(), bootstrap()));
    }

    /** A producer, which the caller closes. */
    public KafkaProducer<byte[], byte[]> producer(String... more) {
        return new KafkaProducer<>(ClientProperties.producer(settings(more), bootstrap()));
    }

    /**
     * Replays messages as fast as they are taken, through a producer that the caller closes.
     *
     * @param sent is told how many events were sent so far
     * @param over asked now and then whether to end
     * @return how far it came
     */
    public Delivery replay(
            KafkaProducer<byte[], byte[]> producer, Messages messages, LongConsumer sent, BooleanSupplier over) {
        Replay replay = new Replay(producer);
        replay.send(messages, Pace.FREE, sent, over);
        return replay.delivery();
    }

    /** The learner's committed models, by partition. */
    public List<StoredModel> models(BooleanSupplier interrupted) {
        try (var consumer = consumer()) {
            return new StoredModels(consumer, settings().applicationId(), interrupted).read();
        }
    }

    /** How many labelled rows the learner has scored in closed windows, by task. */
    public Map<String, Long> scoredLabels(BooleanSupplier interrupted) {
        try (var consumer = consumer()) {
            return ScoredLabels.read(consumer, settings().applicationId(), interrupted);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
        cluster.close();
        folder.close();
    }
}
