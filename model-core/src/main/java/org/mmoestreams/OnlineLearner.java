package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.LabelScales;
import org.mmoestreams.features.Moments;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Network;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * An online multi-task learner: encodes rows, predicts them, and learns a window of them at a time.
 *
 * <p>Weights, standardisation and label scales change in {@link #learn} and {@link #react} alone, so a prediction
 * depends on the windows learnt and the reactions before and on the row, bit for bit, not on its row, on other rows or
 * on when it is made. Vocabularies grow in {@link #encode}; values that expire leave them at the end of {@link #learn}.
 * The whole state goes out and in as named chunks: a learner of the same spec and configuration that loads them goes on
 * bit for bit.
 *
 * <p>Use by one thread at a time. Native buffers are given back by {@link #close()}.
 */
public final class OnlineLearner implements AutoCloseable {

    /** The name of the chunk with the counters: windows, rows learnt and windows rejected, 8 bytes each. */
    public static final String COUNTERS = "counters";

    private final FeatureSpec spec;
    private final LearnerConfig config;
    private final List<Task> tasks;
    private final FeatureEncoder encoder;
    private final Moments inputs;
    private final LabelScales targets;
    private final OutputUnits units;
    private final Standardizer standardizer;
    private final Network network;
    private final Counters counters = new Counters();
    private final Pace pace = new Pace();
    private final LearnerState state;
    private final float[] labels;
    private List<Clipped> clipped = List.of();
    private RowBatch forwarded;
    private int forwardedRows;

    private OnlineLearner(FeatureSpec spec, LearnerConfig config) {
        this.spec = spec;
        this.config = config;
        tasks = spec.networkTasks().all();
        encoder = new FeatureEncoder(spec);
        inputs = Moments.of("standardisation", spec.continuous());
        targets = new LabelScales(tasks, config.windowRows());
        units = new OutputUnits(tasks, targets);
        standardizer = new Standardizer(inputs, spec.continuous().size(), config.windowRows());
        Start start = new Start(new Initializer(config.seed()), Optimizers.of(config.optimizers()));
        InputShape shape = InputShape.of(spec, encoder.tableRows(), config.windowRows());
        network = config.architecture().build(shape, spec.tasks(), start);
        List<Chunked> parts = new ArrayList<>(List.of(encoder, inputs, targets));
        parts.addAll(network.parameters());
        parts.addAll(List.of(counters, pace));
        state = LearnerState.of(parts);
        labels = new float[config.windowRows() * tasks.size()];
    }

    /** A learner that has learnt nothing yet. */
    public static OnlineLearner create(FeatureSpec spec, LearnerConfig config) {
        return new OnlineLearner(spec, config);
    }

    /**
     * Checks what {@link #create} would, and takes no memory.
     *
     * @throws IllegalArgumentException when spec and configuration together make arrays that cannot be; names the
     *     settings
     */
    public static void checkSizes(FeatureSpec spec, LearnerConfig config) {
        InputShape shape = InputShape.of(spec, spec.embeddingRows(), config.windowRows());
        config.architecture().checkSizes(shape, spec.networkTasks().size());
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
        return counters.windows();
    }

    /** How many rows the learner has learnt. */
    public long rowsLearnt() {
        return counters.rowsLearnt();
    }

    /** How many windows were rejected since their step was not finite. */
    public long windowsRejected() {
        return counters.windowsRejected();
    }

    /** A batch of as many rows as a window has. */
    public RowBatch newBatch() {
        return RowBatch.of(spec, config.windowRows());
    }

    /** A batch of as many rows as a window has, whose labels may come late. */
    public RowBatch newLateBatch() {
        return RowBatch.ofLateLabels(spec, config.windowRows());
    }

    /** Encodes values into a row of a batch. Nominal values that are new are given embedding rows. */
    public void encode(FieldValues values, RowBatch batch, int row) {
        encoder.encode(values, batch, row);
    }

    /**
     * How many values found no room in a vocabulary since this learner was made; no part of its state.
     *
     * @param vocabulary the place among the spec's {@code features().capacities()}
     */
    public long overflows(int vocabulary) {
        return encoder.overflows(vocabulary);
    }

    /** Which of its own rows a nominal field has in an encoded row, see {@link FeatureEncoder#nameRow}. */
    public int nameRow(RowBatch batch, int row, int field) {
        return encoder.nameRow(batch, row, field);
    }

    /** The value of a nominal field that has a row of its own, see {@link FeatureEncoder#name}. */
    public byte[] name(int field, int nameRow) {
        return encoder.name(field, nameRow);
    }

    /**
     * Has a row that was encoded some windows ago be what it is now: values that have expired since are unknown ones in
     * it. {@link #predict} does so, too; what is written of the row is the same by this from the start.
     */
    public void renew(RowBatch batch, int row) {
        encoder.replaceGone(batch, row, row + 1);
    }

    /** Encodes values into a row of a batch and leaves the learner as it is. */
    public void encodeFrozen(FieldValues values, RowBatch batch, int row) {
        encoder.encodeFrozen(values, batch, row);
    }

    /**
     * Predicts the rows {@code [from, to)} and notes the predictions in the batch: probabilities for binary tasks,
     * values in the label's unit for regression tasks; of all {@link NetworkTasks}. A row's prediction is the same bit
     * for bit in any row and any range. Costs in proportion to the range. Rows are as by {@link #renew}.
     */
    public void predict(RowBatch batch, int from, int to) {
        encoder.replaceGone(batch, from, to);
        standardizer.standardize(batch, from, to);
        network.forward(batch.embeddingRows(), standardizer.numbers(), from, to);
        for (int row = from; row < to; row++) {
            for (int task = 0; task < tasks.size(); task++) {
                batch.setPrediction(row, task, units.of(task, network.output(row, task)));
            }
        }
        forwarded = batch;
        forwardedRows = from == 0 ? to : 0;
    }

    /**
     * How experts were used in the rows that were predicted last, from the first of the batch on: by a gate for each of
     * all {@link NetworkTasks}, those of the spec first. Costs little beside a prediction of the same rows, and nothing
     * unless it is asked for. Empty for an architecture without experts.
     *
     * @throws IllegalStateException when no rows were predicted from the first one on since the last {@link #learn}
     */
    public Optional<ExpertUse> experts() {
        if (forwarded == null || forwardedRows == 0) {
            throw new IllegalStateException(
                    "experts: no rows that were predicted last (expected: predict(batch, 0, rows) before)");
        }
        return network.experts(forwardedRows);
    }

    /**
     * Learns the first {@code rows} rows as one window, after {@link #predict} of those rows. A window whose step is
     * not finite is counted and otherwise leaves the learner as it was. Values that expire do so either way. A row
     * weighs in the loss what its event says; for standardisation and label scales all rows count alike, those that are
     * learnt once more for a late label too.
     *
     * @return whether the window was learnt
     * @throws IllegalStateException when these rows are not what was predicted last
     */
    public boolean learn(RowBatch batch, int rows) {
        if (forwarded != batch || rows > forwardedRows) {
            throw new IllegalStateException("learn: " + rows
                    + " rows that were not predicted last (expected: predict(batch, 0, " + rows + ") before)");
        }
        forwarded = null;
        clipped = List.of();
        targets.propose(batch, rows, labels);
        network.pace(pace.factor());
        long step = pace.nextStep(counters.steps());
        boolean learnt = network.step(labels, batch.weights(), batch.corrections(), rows, step);
        counters.add(rows, learnt);
        pace.windowClosed();
        network.restartRows(encoder.windowClosed());
        if (!learnt) {
            return false;
        }
        targets.accept();
        clipped = new ArrayList<>(targets.clipped());
        if (inputs.addWindow(batch.scaled(), rows)) {
            clipped.addAll(ClippedInputs.of(spec, inputs, encoder));
        }
        return true;
    }

    /**
     * Reacts to a change, between two windows: what was predicted before is not learnt any more.
     *
     * @throws IllegalArgumentException when the tower of a task is to restart that the spec does not have
     */
    public void react(Reaction reaction) {
        int shown = spec.tasks().size();
        check(reaction.task() < shown, "task", reaction.task(), "below " + shown + ", the number of the spec's tasks");
        forwarded = null;
        switch (reaction.kind()) {
            case RAISE_RATE -> pace.raise(reaction.factor(), reaction.windows());
            case RESET_ACCUMULATORS -> {
                network.restartOptimizers();
                pace.forgetSteps(counters.steps());
            }
            case RESTART_TOWER -> restart(reaction.task());
            case NONE -> {}
        }
    }

    /**
     * Which fields of the window learnt last had values so far from the others that it was learnt as if they had been
     * nearer: absurd labels and inputs do so spoil neither scale nor weights. Predictions, and the labels in the batch,
     * are not touched.
     */
    public List<Clipped> clipped() {
        return clipped;
    }

    /** What predictions are made of, for reading; it changes with the learner. */
    public ModelParts parts() {
        return new ModelParts(encoder, inputs, targets, network.parameters());
    }

    /** Puts every chunk of state that changed since the last call. */
    public void drainChanges(ChunkSink sink) {
        state.drainChanges(sink);
    }

    /**
     * Loads chunks, by key, that a learner of the same spec and configuration put.
     *
     * @throws IllegalArgumentException when a chunk does not fit this learner
     */
    public void load(Map<String, byte[]> chunks) {
        state.load(chunks);
        network.refresh();
        forwarded = null;
    }

    @Override
    public void close() {
        network.close();
    }

    private void restart(int task) {
        network.restart(task);
        NetworkTasks all = spec.networkTasks();
        if (all.isSampled(task)) {
            network.restart(all.delayed(task));
            network.restart(all.realNegative(task));
        }
    }
}
