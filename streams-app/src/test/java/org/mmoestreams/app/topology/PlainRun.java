package org.mmoestreams.app.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.RowBatch;

/**
 * What the learner is to publish, worked out plainly: whole windows in memory, one batch per row, no stores, no early
 * predictions, no reaction to changes, so that the learner beside it is to have no detector. A row's index is its place
 * among the labelled or the unlabelled rows of its window, the latter counted round and round: the last bits of a
 * prediction depend on it.
 */
public final class PlainRun implements AutoCloseable {

    private static final int PARTITION = 0;

    private record Row(String id, RowBatch batch, int index) {}

    private final EventReader reader;
    private final OnlineLearner learner;
    private final int windowRows;
    private final int tasks;
    private final long maxStreamTime;
    private final long recordTime;
    private final TreeMap<String, byte[]> chunks = new TreeMap<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Row> open = new ArrayList<>();
    private final RowBatch labelled;
    private int labelledRows;
    private int unlabelledRows;
    private long openedAt;
    private long streamTime = -1;

    /**
     * A run from the start.
     *
     * @param recordTime timestamp of all records
     */
    public PlainRun(EventSchema schema, LearnerConfig config, Duration maxStreamTime, long recordTime) {
        this.reader = new EventReader(schema, Duration.ofDays(1));
        this.learner = OnlineLearner.create(schema.spec(), config);
        this.windowRows = config.windowRows();
        this.tasks = schema.spec().tasks().size();
        this.maxStreamTime = maxStreamTime.toMillis();
        this.recordTime = recordTime;
        this.labelled = learner.newBatch();
    }

    /** A run beside that of a {@link LearnerDriver} of the same schema and settings. */
    public static PlainRun of(EventSchema schema, Settings settings) {
        return new PlainRun(schema, settings.learner(), settings.window().maxStreamTime(), LearnerDriver.RECORD_TIME);
    }

    /** Takes the next event; a bad one is passed over. */
    public PlainRun add(byte[] value) {
        try {
            add(reader.read(value, recordTime));
        } catch (BadEventException bad) {
            return this;
        }
        return this;
    }

    /** All predictions, those of the open window included. */
    public List<Said> predictions() {
        List<Said> all = new ArrayList<>(said);
        open.forEach(row -> all.add(predict(row)));
        return all;
    }

    /** How many of the predictions are of closed windows. */
    public int closed() {
        return said.size();
    }

    /** The model's digest now. */
    public String digest() {
        return ModelDigest.of(chunks);
    }

    @Override
    public void close() {
        learner.close();
    }

    private void add(Event event) {
        streamTime = Math.max(streamTime, event.time());
        if (!open.isEmpty() && maxStreamTime > 0 && streamTime - openedAt > maxStreamTime) {
            closeWindow();
        }
        openedAt = open.isEmpty() ? streamTime : openedAt;
        boolean isLabelled = event.values().isLabelled();
        int index = isLabelled ? labelledRows : unlabelledRows++ % windowRows;
        RowBatch own = learner.newBatch();
        learner.encode(event.values(), own, index);
        learner.drainChanges(chunks::put);
        open.add(new Row(event.idText(), own, index));
        if (isLabelled) {
            learner.encode(event.values(), labelled, labelledRows++);
        }
        if (labelledRows == windowRows) {
            closeWindow();
        }
    }

    private void closeWindow() {
        open.forEach(row -> said.add(predict(row)));
        open.clear();
        if (labelledRows > 0) {
            learner.predict(labelled, 0, labelledRows);
            learner.learn(labelled, labelledRows);
            learner.drainChanges(chunks::put);
        }
        labelledRows = 0;
        unlabelledRows = 0;
    }

    private Said predict(Row row) {
        learner.predict(row.batch(), row.index(), row.index() + 1);
        List<Long> values = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            values.add(Double.doubleToRawLongBits(row.batch().prediction(row.index(), task)));
        }
        return new Said(row.id(), PARTITION, learner.windows(), values);
    }
}
