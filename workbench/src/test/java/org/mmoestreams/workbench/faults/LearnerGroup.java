package org.mmoestreams.workbench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.integration.ModelState;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;

/** Learners that share the work of one application, with topics of their own, what goes in and what comes out. */
final class LearnerGroup implements AutoCloseable {

    /** What bounds how long a learner tries to write to a topic that is gone: two minutes and more, if not set. */
    static final String[] IMPATIENT = {
        "kafka.producer.request.timeout.ms=2000",
        "kafka.producer.delivery.timeout.ms=5000",
        "kafka.max.block.ms=5000",
        "kafka.task.timeout.ms=5000"
    };

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String[] JVM = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    private final Brokers brokers;
    private final Workload workload;
    private final Path folder;
    private final List<String> assignments;
    private final Settings settings;
    private final Feed feed;
    private final Output output;
    private final Members members;
    private final List<Instance> instances = new ArrayList<>();

    private LearnerGroup(Brokers brokers, Workload workload, Path folder, List<String> assignments) {
        this.brokers = brokers;
        this.workload = workload;
        this.folder = folder;
        this.assignments = List.copyOf(assignments);
        settings = Settings.of(assignments.toArray(String[]::new));
        new TopicAdmin(brokers.admin()).ensure(settings.topics().specs(workload.partitions()), true);
        feed = new Feed(workload, settings, brokers.bootstrap());
        output = new Output(settings, brokers.bootstrap());
        members = new Members(brokers.admin(), settings);
    }

    /**
     * A group without instances, its topics created.
     *
     * @param folder for logs and local state
     * @param more settings of all instances, {@code key=value} each
     */
    static LearnerGroup create(Brokers brokers, Workload workload, Path folder, String... more) {
        String id = TestKafka.unique("faults");
        List<String> assignments = LearnerNames.ofMortal(id);
        assignments.addAll(LearnerNames.ofOptionalOutputs(id));
        assignments.addAll(workload.settings());
        assignments.addAll(List.of(more));
        return new LearnerGroup(brokers, workload, folder, assignments);
    }

    /**
     * A group of one learner that has learnt the first events of a workload, and was stopped.
     *
     * @param more settings of all instances, {@code key=value} each
     */
    static LearnerGroup learnt(Brokers brokers, Workload workload, Path folder, int events, String... more) {
        LearnerGroup group = create(brokers, workload, folder, more);
        Instance learner = group.start("learner");
        group.send(events);
        group.awaitSettled(events);
        learner.stop();
        return group;
    }

    Settings settings() {
        return settings;
    }

    /** Runs another command of the application in this JVM. */
    CapturedRun command(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command, "--bootstrap", brokers.bootstrap()));
        assignments.forEach(assignment -> line.addAll(List.of("--set", assignment)));
        line.addAll(List.of(arguments));
        return CapturedRun.of(line.toArray(String[]::new));
    }

    /** The folder that an instance keeps its state below, unless its settings say otherwise. */
    Path stateOf(String name) {
        return folder.resolve(name + "-state");
    }

    /** Starts one more instance, with settings of its own. */
    Instance start(String name, String... more) {
        return start(name, List.of(more), List.of());
    }

    /** Starts one more instance, with settings and command line arguments of its own. */
    Instance start(String name, List<String> more, List<String> arguments) {
        return start(name, command(name, more).withArgs(arguments.toArray(String[]::new)));
    }

    /** Starts one more instance by a command made from {@link #command}. */
    Instance start(String name, JvmCommand command) {
        Instance instance = Instance.start(name, command);
        instances.add(instance);
        return instance;
    }

    /** How an instance is started. */
    JvmCommand command(String name, List<String> more) {
        List<String> all = new ArrayList<>(assignments);
        all.add("state.dir=" + stateOf(name));
        all.add("kafka.client.id=" + name);
        all.addAll(more);
        List<String> line = new ArrayList<>(List.of("run", "--exit-with-parent", "--bootstrap", brokers.bootstrap()));
        all.forEach(assignment -> line.addAll(List.of("--set", assignment)));
        return JvmCommand.of(Main.class, folder.resolve(name + ".log"))
                .withJvmArgs(List.of(JVM))
                .withJvmArgs(List.of("-Dlogback.configurationFile=logback.xml"))
                .withArgs(line.toArray(String[]::new));
    }

    /** How many events were sent, or are being sent. */
    int sent() {
        return feed.sent();
    }

    /** Sends the events up to a number of all, as fast as they go. */
    void send(int until) {
        sendInBackground(until, Double.POSITIVE_INFINITY).join();
    }

    /** Sends all events that were not sent yet, as fast as they go. */
    void sendAll() {
        send(workload.events());
    }

    /** Sends the events up to a number of all, so many per second; completes when brokers have them. */
    CompletableFuture<Void> sendInBackground(int until, double rate) {
        return feed.send(until, rate);
    }

    /** Sends so many events more: what a stage of a test needs is there however long the stages before it took. */
    CompletableFuture<Void> sendMoreInBackground(int more, double rate) {
        return sendInBackground(feed.sent() + more, rate);
    }

    /** How many events have come out again so far, predicted or put away as bad. */
    int settled() {
        output.poll();
        return output.settled();
    }

    /** How many predictions of one partition's model are committed by now. */
    int predictedBy(int partition) {
        output.drain();
        return output.predictedBy(partition);
    }

    /** Waits until the metrics since the start reach to a row, and no further. */
    void awaitMeasured(long rows) {
        await("metrics up to row " + rows, () -> {
            output.poll();
            return output.measuredRows() == rows;
        });
    }

    /** Labelled rows that the models have learnt by now. */
    long learntRows() {
        return models().stream().mapToLong(ModelState::rowsLearnt).sum();
    }

    /** Waits until so many events have come out again. */
    void awaitSettled(int events) {
        await(events + " events to come out", () -> settled() >= events);
    }

    /** Waits until a condition holds; fails at once when an instance ends that was not meant to. */
    void await(String what, BooleanSupplier condition) {
        try {
            Awaitility.await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> {
                        instances.forEach(Instance::check);
                        return condition.getAsBoolean();
                    });
        } catch (ConditionTimeoutException e) {
            String logs = instances.stream().map(Instance::whereItStands).collect(Collectors.joining("\n"));
            throw new AssertionError(
                    "no " + what + " after " + PATIENCE + ", " + output.settled() + " of " + feed.sent()
                            + " events came out; logs end with:\n" + logs,
                    e);
        }
    }

    /** Waits until all events have come out again and all metrics are published. */
    Outcome outcome() {
        awaitSettled(workload.events());
        List<ModelState> models = models();
        long rows = models.stream().mapToLong(ModelState::rowsLearnt).sum();
        await("metrics up to row " + rows, () -> {
            output.poll();
            return output.measured(rows);
        });
        output.drain();
        return output.outcome(models());
    }

    /** The models as they are committed now. */
    List<ModelState> models() {
        return storedModels().stream().map(ModelState::of).toList();
    }

    /** The OpenBLAS core types that each model was computed with. */
    List<String> coreTypes() {
        return storedModels().stream().map(model -> model.identity().coreType()).toList();
    }

    /** The name of the instance that learns a partition; empty while none does. */
    String ownerOf(int partition) {
        return members.ownerOf(partition);
    }

    /** Waits until so many instances learn some partition. */
    void awaitOwners(int count) {
        await(count + " owners", () -> owners().size() == count);
    }

    /** The names of the instances that learn some partition; what comes out meanwhile is read. */
    Set<String> owners() {
        output.poll();
        return IntStream.range(0, workload.partitions())
                .mapToObj(this::ownerOf)
                .filter(owner -> !owner.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The names of the instances that are in the group now. */
    Set<String> memberNames() {
        return members.names();
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        output.close();
        feed.close();
    }

    private List<StoredModel> storedModels() {
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, brokers.bootstrap()))) {
            return new StoredModels(consumer, settings.applicationId()).read();
        }
    }
}
