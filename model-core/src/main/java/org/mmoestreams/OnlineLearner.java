package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.LabelScales;
import org.mmoestreams.features.Moments;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.model.Mmoe;
import org.mmoestreams.model.Sigmoid;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * An online multi-task learner: encodes rows, predicts them, and learns a window of them at a time.
 *
 * <p>Weights, standardisation and label scales change in {@link #learn} alone, so a prediction depends on the windows learnt
 * before and on the row, bit for bit, not on its slot, on other rows or on when it is made. Dictionaries grow in
 * {@link #encode}. The whole state goes out and in as named chunks: a learner of the same spec and configuration that loads them
 * goes on bit for bit.
 *
 * <p>Use by one thread at a time. Native buffers are given back by {@link #close()}.
 */
public final class OnlineLearner implements AutoCloseable {

    /** The name of the chunk with the counters: windows, rows learnt and windows rejected, 8 bytes each. */
    public static final String COUNTERS = "counters";

    private static final int COUNTERS_BYTES = 3 * Long.BYTES;
    private static final float NUMBER_BOUND = 8f;

    private final FeatureSpec spec;
    private final LearnerConfig config;
    private final FeatureEncoder encoder;
    private final Moments inputs;
    private final LabelScales targets;
    private final Mmoe model;
    private final List<Chunked> parts = new ArrayList<>();
    private final Map<String, Chunked> partsByChunk = new HashMap<>();
    private final float[] numbers;
    private final float[] labels;
    private long windows;
    private long rowsLearnt;
    private long windowsRejected;
    private boolean countersChanged;
    private List<Clipped> clipped = List.of();
    private RowBatch forwarded;
    private int forwardedRows;

    private OnlineLearner(FeatureSpec spec, LearnerConfig config) {
        this.spec = spec;
        this.config = config;
        encoder = new FeatureEncoder(spec);
        inputs = new Moments("standardisation", spec.continuous().size());
        targets = new LabelScales(spec.tasks(), config.windowRows());
        Optimizers optimizers = Optimizers.of(config.optimizer());
        Mmoe.Start start = new Mmoe.Start(config.windowRows(), config.seed());
        model = Mmoe.create(spec, encoder.tableRows(), config.architecture(), optimizers, start);
        parts.add(encoder);
        parts.add(inputs);
        parts.add(targets);
        parts.addAll(model.parameters());
        parts.forEach(part -> part.chunkNames().forEach(name -> partsByChunk.put(name, part)));
        numbers = new float[config.windowRows() * spec.continuous().size()];
        labels = new float[config.windowRows() * spec.tasks().size()];
    }

    /** A learner that has learnt nothing yet. */
    public static OnlineLearner create(FeatureSpec spec, LearnerConfig config) {
        return new OnlineLearner(spec, config);
    }

    /**
     * Checks what {@link #create} would, and takes no memory.
     *
     * @throws IllegalArgumentException when spec and configuration together make arrays that cannot be; names the keys
     */
    public static void checkSizes(FeatureSpec spec, LearnerConfig config) {
        Mmoe.shape(spec, spec.embeddingRows(), config.architecture(), config.windowRows());
    }

    /** The spec that the learner was made with. */
    public FeatureSpec spec() {
        return spec;
    }

    /** The configuration that the learner was made with. */
    public LearnerConfig config() {
        return config;
    }

    /** How many windows the learner has closed, the rejected ones included: the version of the model. */
    public long windows() {
        return windows;
    }

    /** How many rows the learner has learnt. */
    public long rowsLearnt() {
        return rowsLearnt;
    }

    /** How many windows were rejected since their step was not finite. */
    public long windowsRejected() {
        return windowsRejected;
    }

    /** A batch with as many slots as a window has rows. */
    public RowBatch newBatch() {
        return RowBatch.of(spec, config.windowRows());
    }

    /** Encodes a row into a slot of a batch. Nominal values that are new are given embedding rows. */
    public void encode(FieldValues values, RowBatch batch, int slot) {
        encoder.encode(values, batch, slot);
    }

    /** Encodes a row into a slot of a batch and leaves the learner as it is. */
    public void encodeFrozen(FieldValues values, RowBatch batch, int slot) {
        encoder.encodeFrozen(values, batch, slot);
    }

    /**
     * Predicts the rows in the slots {@code [from, to)} and notes the predictions in the batch: probabilities for binary tasks,
     * values in the label's unit for regression tasks. A row's prediction is the same bit for bit in any slot and any range. Costs
     * in proportion to the range.
     */
    public void predict(RowBatch batch, int from, int to) {
        standardise(batch, from, to);
        model.forward(batch.embeddingRows(), numbers, from, to);
        for (int slot = from; slot < to; slot++) {
            for (int task = 0; task < spec.tasks().size(); task++) {
                batch.setPrediction(slot, task, prediction(slot, task));
            }
        }
        forwarded = batch;
        forwardedRows = from == 0 ? to : 0;
    }

    /**
     * Learns the first {@code rows} slots as one window, after {@link #predict} of those slots. A window whose step is not finite
     * is counted and otherwise leaves the learner as it was.
     *
     * @return whether the window was learnt
     * @throws IllegalStateException when these slots are not what was predicted last
     */
    public boolean learn(RowBatch batch, int rows) {
        if (forwarded != batch || rows > forwardedRows) {
            throw new IllegalStateException("learn: " + rows
                    + " rows that were not predicted last (expected: predict(batch, 0, " + rows + ") before)");
        }
        forwarded = null;
        clipped = List.of();
        targets.propose(batch, rows, labels);
        boolean learnt = model.step(batch.embeddingRows(), labels, rows, windows - windowsRejected + 1);
        windows++;
        countersChanged = true;
        if (!learnt) {
            windowsRejected++;
            return false;
        }
        rowsLearnt += rows;
        targets.accept();
        clipped = targets.clipped();
        if (inputs.addWindow(batch.logs(), rows)) {
            clipped = new ArrayList<>(clipped);
            addClippedInputs();
        }
        return true;
    }

    /**
     * Which fields of the window learnt last had values so far from the others that it was learnt as if they had been nearer: absurd
     * labels and inputs do so spoil neither scale nor weights. Predictions, and the labels in the batch, are not touched.
     */
    public List<Clipped> clipped() {
        return clipped;
    }

    /** Puts every chunk of state that changed since the last call. */
    public void drainChanges(ChunkSink sink) {
        parts.forEach(part -> part.drainChanges(sink));
        if (countersChanged) {
            ByteBuffer counters = ByteBuffer.allocate(COUNTERS_BYTES);
            counters.putLong(windows).putLong(rowsLearnt).putLong(windowsRejected);
            sink.put(new ChunkKey(COUNTERS, 0).toString(), counters.array());
            countersChanged = false;
        }
    }

    /**
     * Loads chunks that a learner of the same spec and configuration put.
     *
     * @param chunks by key
     * @throws IllegalArgumentException when a chunk does not fit this learner
     */
    public void load(Map<String, byte[]> chunks) {
        chunks.keySet().stream().sorted().forEach(key -> load(ChunkKey.parse(key), chunks.get(key)));
        model.refresh();
        forwarded = null;
    }

    @Override
    public void close() {
        model.close();
    }

    private void load(ChunkKey key, byte[] value) {
        if (key.name().equals(COUNTERS)) {
            check(value.length == COUNTERS_BYTES, key.toString(), value.length + " bytes", COUNTERS_BYTES + " bytes");
            ByteBuffer counters = ByteBuffer.wrap(value);
            windows = counters.getLong();
            rowsLearnt = counters.getLong();
            windowsRejected = counters.getLong();
            return;
        }
        Chunked part = partsByChunk.get(key.name());
        if (part == null) {
            throw new IllegalArgumentException("state chunk: " + key + " (expected: a part of this learner, one of "
                    + partsByChunk.keySet().stream().sorted().toList() + ")");
        }
        part.load(key, value);
    }

    private void addClippedInputs() {
        for (int column = 0; column < spec.continuous().size(); column++) {
            Moments.Clip clip = inputs.clip(column);
            if (clip != null) {
                clipped.add(new Clipped(
                        spec.continuous().get(column).field(),
                        false,
                        clip.count(),
                        FeatureEncoder.value(clip.value()),
                        FeatureEncoder.value(clip.near())));
            }
        }
    }

    private void standardise(RowBatch batch, int from, int to) {
        int columns = spec.continuous().size();
        for (int column = 0; column < columns; column++) {
            double mean = inputs.mean(column);
            double deviation = inputs.deviation(column);
            boolean known = inputs.count(column) > 0;
            for (int slot = from; slot < to; slot++) {
                float log = batch.logs()[slot * columns + column];
                float number = (float) ((log - mean) / deviation);
                numbers[slot * columns + column] =
                        !known || Float.isNaN(number) ? 0 : Math.max(-NUMBER_BOUND, Math.min(NUMBER_BOUND, number));
            }
        }
    }

    private double prediction(int slot, int task) {
        float output = model.output(slot, task);
        return spec.tasks().get(task).isBinary() ? Sigmoid.of(output) : targets.unscaled(task, output);
    }
}
