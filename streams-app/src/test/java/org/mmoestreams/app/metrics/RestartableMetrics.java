package org.mmoestreams.app.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.testing.Marks;
import org.mmoestreams.app.testing.MemoryStore;
import org.mmoestreams.app.testing.MockContexts;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * The metrics' processor in a context of its own, which dies and comes back with what its store held. Every window is a
 * commit, unless a test says when it commits and when it dies in between.
 */
final class RestartableMetrics {

    private final Observations observations = new Observations();
    private MetricsNode node;
    private final List<TaskMetrics> published = new ArrayList<>();
    private final List<ExpertMetrics> experts = new ArrayList<>();
    private boolean commitsEach = true;
    private Map<String, byte[]> committed = Map.of();
    private int committedOutput;
    private int committedExperts;
    private MockProcessorContext<byte[], byte[]> context;
    private Marks marks;
    private Processor<byte[], byte[], byte[], byte[]> processor;
    private long now = Windows.START;

    RestartableMetrics(int slidingRows, int everyRows, int partitions) {
        this(new MetricsSettings(slidingRows, everyRows), partitions);
    }

    RestartableMetrics(MetricsSettings settings, int partitions) {
        node = node(settings, partitions);
        start(Map.of());
    }

    /** From now on only {@link #commit} is a commit. */
    RestartableMetrics committingWhenTold() {
        commitsEach = false;
        return this;
    }

    /** Commits what the store holds and what was published. */
    void commit() {
        marks.commit();
        committed = stored();
        committedOutput = published.size();
        committedExperts = experts.size();
    }

    /** Dies and comes back as of the last commit; what was published since is not visible. */
    void crash() {
        published.subList(committedOutput, published.size()).clear();
        experts.subList(committedExperts, experts.size()).clear();
        restart(committed);
    }

    void send(ScoredWindow window) {
        processor.process(new Record<>(null, AvroBytes.of(window), now));
        publish();
    }

    /** Lets time pass and the punctuator run once. */
    void advance(Duration time) {
        now += time.toMillis();
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        publish();
    }

    /** Dies and comes back with the store as it is. */
    void restart() {
        restart(stored());
    }

    /** Dies and comes back with other sliding rows, or other partitions. */
    void restart(int slidingRows, int partitions) {
        restart(new MetricsSettings(slidingRows, node.settings().everyRows()), partitions);
    }

    /** Dies and comes back with other settings, or other partitions. */
    void restart(MetricsSettings settings, int partitions) {
        node = node(settings, partitions);
        restart();
    }

    /** Dies and comes back with a spec whose tasks are others. */
    void restart(List<Task> tasks) {
        node = new MetricsNode(node.settings(), tasks, node.partitions(), observations, true);
        restart();
    }

    /** How often something odd happened. */
    long incidents(String name) {
        return observations.observed().incidents().getOrDefault(name, 0L);
    }

    /** Dies and comes back with another store. */
    void restart(Map<String, byte[]> entries) {
        start(entries);
    }

    Map<String, byte[]> stored() {
        return MemoryStore.entries(context, MetricsNode.STORE);
    }

    /** All metrics that went out. */
    List<TaskMetrics> published() {
        return published;
    }

    /** All that went out of how experts are used. */
    List<ExpertMetrics> experts() {
        return experts;
    }

    /** The newest metrics of a task. */
    TaskMetrics newest(String task, MetricsScope scope) {
        return published.stream()
                .filter(each -> each.getTask().equals(task) && each.getScope() == scope)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private MetricsNode node(MetricsSettings settings, int partitions) {
        return new MetricsNode(settings, Windows.TASKS, partitions, observations, true);
    }

    private void start(Map<String, byte[]> entries) {
        context = MockContexts.at(1, now);
        MemoryStore.add(context, MetricsNode.STORE, entries);
        marks = Marks.add(context, MetricsNode.CHANGES_STORE);
        processor = node.get();
        processor.init(context);
    }

    private void publish() {
        context.forwarded(MetricsProcessor.TASK_METRICS)
                .forEach(each -> published.add(
                        AvroBytes.to(TaskMetrics.class, each.record().value())));
        context.forwarded(MetricsProcessor.EXPERT_METRICS)
                .forEach(each -> experts.add(
                        AvroBytes.to(ExpertMetrics.class, each.record().value())));
        context.resetForwards();
        if (commitsEach) {
            marks.commit();
        }
    }
}
