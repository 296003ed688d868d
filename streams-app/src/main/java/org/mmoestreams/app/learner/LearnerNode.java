package org.mmoestreams.app.learner;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.WindowSettings;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.nodes.Arrival;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.features.FeatureSpec;

/**
 * The learner as a node of the topology: makes a processor for each partition, with its stores.
 *
 * @param inputs what it reads
 * @param start the model, its optimiser, and what it begins with
 * @param window when windows close and predictions go out, by time
 * @param drifting what it does about changes of its stream
 * @param outlets what leaves it beside what it predicts and learns
 */
public record LearnerNode(Inputs inputs, ModelStart start, WindowSettings window, Drifting drifting, Outlets outlets)
        implements ProcessorSupplier<byte[], Arrival, byte[], byte[]> {

    /** The store of the model's chunks. */
    public static final String MODEL_STORE = StoredModels.MODEL_STORE;
    /** The store of the rows that wait in the open window. */
    public static final String WINDOW_STORE = StoredModels.WINDOW_STORE;
    /** The store of the rows that wait for labels, and of labels that wait for their events. */
    public static final String WAITING_STORE = "waiting";
    /** The store of the mark that something changed, see {@link UnitOfWork}. */
    static final String CHANGES_STORE = "learner-changes";
    /** The sink of predictions. */
    public static final String PREDICTIONS = "predictions";
    /** The sink of events that cannot be used. */
    public static final String DEAD_LETTERS = "dead-letters";
    /** The sink of changes of the stream. */
    public static final String DRIFT = "drift";
    /** The sink of scored windows. */
    public static final String SCORED_WINDOWS = "scored-windows";
    /** The sink of what each window learnt. */
    static final String HISTORY = "history";

    /** What the processors read, write and keep. */
    public static final NodePlan PLAN = LearnerProcessor.PLAN;

    /** Scores and labels of a window go out as one record, which must stay well under the usual limit of a megabyte. */
    private static final int MAX_SCORED_VALUES = 32 * 1024;

    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(32 * 1024 * 1024),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.3",
            // the brokers' own time is one that they take, whatever limits they have for others'
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime");

    /** Checks that a scored window fits a record, and that the model fits arrays. */
    public LearnerNode {
        FeatureSpec spec = inputs.schema().spec();
        LearnerConfig config = start.config();
        int tasks = spec.tasks().size();
        drifting.settings().checkGoesWith(spec.tasks());
        between("tasks", tasks, 1, MAX_SCORED_VALUES);
        int most = MAX_SCORED_VALUES / tasks;
        check(
                config.windowRows() <= most,
                "window.rows",
                config.windowRows(),
                "1 to " + most + ", for the scores of a window and its " + tasks + " task(s) go out as one record");
        check(
                inputs.labels().isEmpty() || tasks <= JoinCounts.MOST_TASKS,
                "tasks",
                tasks,
                "1 to " + JoinCounts.MOST_TASKS + " where labels come late, for what is counted of the labels of all"
                        + " tasks goes out as one record; have fewer tasks, or leave topics.labels empty");
        ScoredSize.requireFit(
                spec, outlets.slices(), config.windowRows(), inputs.labels().isPresent());
        try {
            OnlineLearner.checkSizes(spec, config);
        } catch (IllegalArgumentException tooLarge) {
            throw ConfigException.inKeys(tooLarge);
        }
    }

    @Override
    public Processor<byte[], Arrival, byte[], byte[]> get() {
        return new LearnerProcessor(this, InputCheck.NONE);
    }

    /** Logged, so that it survives; not cached, since it is put into once a commit. */
    static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    /** On disk, for there may be many; logged, and not cached, since what changes is kept until the commit anyway. */
    static StoreBuilder<?> waitingStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(WAITING_STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
