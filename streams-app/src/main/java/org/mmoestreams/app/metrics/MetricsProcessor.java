package org.mmoestreams.app.metrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.app.metrics.MetricsStore.Published;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.nodes.Source;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Merges the scored windows of all partitions and publishes each task's metrics: every so many labelled rows, and
 * when a second has passed without a window since the last rows that were not published.
 */
final class MetricsProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    static final String TASK_METRICS = "task-metrics";
    static final String EXPERT_METRICS = "expert-metrics";

    /**
     * Reads scored windows, whose record times nobody asks for: the metrics know by number which windows they have had,
     * and brokers take any time that is now for what is put into the store. Writes each task's metrics, and how experts
     * are used.
     */
    static final NodePlan PLAN = NodePlan.named("metrics")
            .reads(new Source(
                    "scored-windows-source",
                    InternalTopic.SCORED_WINDOWS,
                    AutoOffsetReset.earliest(),
                    topics -> new WallclockTimestampExtractor()))
            .writes(Sink.of(TASK_METRICS, TopicRole.METRICS))
            .writes(Sink.of(EXPERT_METRICS, TopicRole.EXPERTS))
            .keeps(MetricsNode::store)
            .keeps(() -> UnitOfWork.store(MetricsNode.CHANGES_STORE));

    private static final Duration QUIET = Duration.ofSeconds(1);

    private final MetricsNode node;
    private final Map<String, TaskState> tasks = new LinkedHashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private MetricsStore store;
    private WindowOrder order;
    private PartitionLabels labels;
    private PartitionExperts experts;
    private Published published;
    private Published saved;
    private UnitOfWork unit;
    private long lastWindowAt;

    MetricsProcessor(MetricsNode node) {
        this.node = node;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = new MetricsStore(context.getStateStore(MetricsNode.STORE));
        store.checkFormat();
        order = WindowOrder.load(store, node.observations(), node.partitions(), node.firstWindow());
        labels = PartitionLabels.load(store, node.tasks());
        experts = PartitionExperts.load(store, node.tasks(), node.settings());
        for (Task task : node.tasks()) {
            tasks.put(task.name(), TaskState.load(task, store, node.settings()));
        }
        published = store.published();
        saved = published;
        context.schedule(QUIET, PunctuationType.WALL_CLOCK_TIME, this::publishWhenQuiet);
        unit = UnitOfWork.start(context, MetricsNode.CHANGES_STORE, this::write, () -> {});
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        unit.change(() -> take(AvroBytes.to(ScoredWindow.class, record.value())));
    }

    @Override
    public void close() {
        if (unit != null) {
            unit.close();
        }
    }

    private void take(ScoredWindow window) {
        if (order.takes(window)) {
            add(window);
        }
    }

    private void add(ScoredWindow window) {
        WindowRows rows = WindowRows.of(window);
        for (ScoredTask scored : window.getTasks()) {
            String task = scored.getName();
            stateOf(task).add(rows, scored, closed -> forward(task, closed));
        }
        labels.take(window);
        if (experts.take(window) && node.publishesExperts()) {
            experts.records(window.getPartition(), context.applicationId()).forEach(this::forward);
        }
        lastWindowAt = context.currentSystemTimeMs();
        int everyRows = node.settings().everyRows();
        if (seen().rows() / everyRows > published.rows() / everyRows) {
            publish();
        }
    }

    private TaskState stateOf(String task) {
        TaskState state = tasks.get(task);
        if (state == null) {
            throw new IllegalStateException("scored window: task " + task + " (expected: one of " + tasks.keySet()
                    + ", the tasks of the feature spec; restore the spec that scored it, or run reset to start anew)");
        }
        return state;
    }

    private void publishWhenQuiet(long now) {
        if (seen().labels() > published.labels() && now - lastWindowAt >= QUIET.toMillis()) {
            unit.change(this::publish);
        }
    }

    private void publish() {
        Map<String, List<LabelFigure>> figures = labels.figures();
        tasks.forEach((task, state) -> {
            state.publishSliding(experts.measures(task), record -> forward(task, record));
            forward(task, state.publishTotal(figures.getOrDefault(task, List.of())));
            state.publishGroups(record -> forward(task, record));
        });
        published = seen();
    }

    private void write() {
        store.begin();
        order.save();
        labels.save();
        experts.save();
        tasks.values().forEach(TaskState::save);
        if (!published.equals(saved)) {
            store.setPublished(published);
            saved = published;
        }
    }

    private void forward(String task, TaskMetrics metrics) {
        forward(task, AvroBytes.of(metrics), TASK_METRICS);
    }

    private void forward(ExpertMetrics metrics) {
        forward(metrics.getModelId() + "/" + metrics.getTask(), AvroBytes.of(metrics), EXPERT_METRICS);
    }

    private void forward(String key, byte[] value, String sink) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(bytes, value, context.currentSystemTimeMs()), sink);
    }

    private Published seen() {
        long most = 0;
        long all = 0;
        for (TaskState state : tasks.values()) {
            most = Math.max(most, state.total().rows());
            all += state.total().rows();
        }
        return new Published(most, all);
    }
}
