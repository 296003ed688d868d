package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputLayer;
import org.mmoestreams.nn.Mixture;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Shape;
import org.mmoestreams.nn.Signal;
import org.mmoestreams.nn.Slots;
import org.mmoestreams.nn.Towers;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;

/**
 * A Multi-gate Mixture-of-Experts (Ma et al., KDD 2018) over embedded and standardised fields, with optional wide weights.
 *
 * <p>{@link #forward} computes the tasks' outputs of some slots of a batch; {@link #step} trains on the first slots of the batch
 * that {@code forward} saw last. The loss is the sum over tasks of weight times the mean loss of the rows whose label is known:
 * log loss of the sigmoid for a binary task, half the squared error for a regression task. A row without a label of a task
 * gives that task no gradient.
 *
 * <p>Buffers are allocated once. A step costs, per slot, fields x outputs additions and some thousand multiply-adds in the
 * mixture and the towers; and, per table row that the batch names, three times width x outputs multiply-adds. Not safe for use by
 * several threads at once.
 */
public final class Mmoe implements AutoCloseable {

    private static final float LOGIT_BOUND = 30f;
    /** Above this a gradient's square, which optimisers sum, comes near the largest float. */
    private static final double GRADIENT_BOUND = 1e18;

    private final List<Task> tasks;
    private final Optimizers optimizers;
    private final InputLayer inputs;
    private final Mixture mixture;
    private final Towers towers;
    private final Signal logits;
    private final boolean wide;
    private final WeightBound bound;
    private final Runnable update;

    private Mmoe(Shape shape, List<Task> tasks, Optimizers optimizers, long seed) {
        this.tasks = tasks;
        this.optimizers = optimizers;
        wide = shape.wide();
        Initializer initializer = new Initializer(seed);
        inputs = new InputLayer(shape, initializer, optimizers);
        mixture = new Mixture(shape, inputs.sums());
        logits = wide ? inputs.sums().part(shape.outputs(), shape.sums()) : Signal.of(shape.tasks(), shape.batchRows());
        Towers.Start start = new Towers.Start(initializer, optimizers.of(ParameterGroup.DENSE));
        towers = new Towers(shape, tasks.stream().map(Task::name).toList(), start, mixture.mixed(), logits);
        bound = new WeightBound(parameters(), optimizers);
        update = () -> {
            inputs.update();
            towers.update();
        };
    }

    /**
     * A seeded model of a shape.
     *
     * @param tasks as many as the shape says
     * @param optimizers update the weights
     */
    public static Mmoe create(Shape shape, List<Task> tasks, Optimizers optimizers, long seed) {
        return new Mmoe(shape, tasks, optimizers, seed);
    }

    /**
     * A seeded model.
     *
     * @param spec gives fields and tasks
     * @param tableRows rows of the embedding table
     * @param architecture the network's shape
     * @param optimizers update the weights
     * @param start batch rows and seed
     */
    public static Mmoe create(
            FeatureSpec spec, int tableRows, Architecture architecture, Optimizers optimizers, Start start) {
        Shape shape = shape(spec, tableRows, architecture, start.batchRows());
        return new Mmoe(shape, spec.tasks(), optimizers, start.seed());
    }

    /**
     * The sizes of a model; takes no memory for them.
     *
     * @param tableRows rows of the embedding table
     * @param batchRows most rows in a batch, at least 1
     * @throws IllegalArgumentException when they are too large together; names the keys
     */
    public static Shape shape(FeatureSpec spec, int tableRows, Architecture architecture, int batchRows) {
        return new Shape(
                batchRows,
                tableRows,
                spec.embeddedFields(),
                spec.continuous().size(),
                architecture.embeddingWidth(),
                architecture.wide(),
                architecture.experts(),
                architecture.expertUnits(),
                spec.tasks().size(),
                architecture.towerUnits());
    }

    /**
     * What a model starts from.
     *
     * @param batchRows most rows in a batch, at least 1
     * @param seed seeds the initial weights
     */
    public record Start(int batchRows, long seed) {}

    /** All parameters, each with its optimiser state. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.addAll(inputs.parameters());
        all.addAll(towers.parameters());
        return all;
    }

    /** Must be called after parameters were loaded. */
    public void refresh() {
        inputs.refresh();
        towers.refresh();
        bound.forget();
    }

    /**
     * Computes the outputs of the slots {@code [from, to)}. A slot's outputs depend on its own row alone, bit for bit, not on the
     * slot and not on the range.
     *
     * @param embeddingRows rows of the embedding table, {@code [batchRows][fields]}; a row belongs to one field, as
     *     {@code FeatureEncoder} gives them out: with another's row, the outputs are of no use
     * @param numbers standardised numbers, {@code [batchRows][numbers]}
     */
    public void forward(int[] embeddingRows, float[] numbers, int from, int to) {
        Slots slots = new Slots(from, to);
        inputs.forward(embeddingRows, numbers, slots);
        mixture.forward(slots);
        if (!wide) {
            logits.clear(slots);
        }
        towers.forward(slots);
    }

    /** A task's output for a slot of the last {@link #forward}: the logit of a binary task, within plus or minus 30, else the standardised value. */
    public float output(int slot, int task) {
        float logit = logits.values()[task][slot];
        return tasks.get(task).isBinary() ? Math.max(-LOGIT_BOUND, Math.min(LOGIT_BOUND, logit)) : logit;
    }

    /**
     * Trains on the first {@code rows} slots of the batch, all of which the last {@link #forward} must have computed.
     *
     * @param embeddingRows the same as in {@code forward}
     * @param labels {@code [batchRows][tasks]}: 1 or 0, or a standardised value, NaN when not known
     * @param step the optimiser's step, counted from 1
     * @return false when a gradient is not finite, gradients of a tensor are above 1e18 in all, or the step would put a weight
     *     beyond plus or minus 1e6; nothing changes then
     */
    public boolean step(int[] embeddingRows, float[] labels, int rows, long step) {
        Slots slots = new Slots(0, rows);
        outputGradients(labels, rows);
        double magnitude = towers.backward(slots);
        mixture.backward(slots);
        magnitude = Math.max(magnitude, inputs.backward(embeddingRows, rows));
        if (!(magnitude < GRADIENT_BOUND)) {
            return false;
        }
        optimizers.begin(step);
        boolean taken = bound.step(magnitude, update);
        if (!taken) {
            refresh();
        }
        return taken;
    }

    @Override
    public void close() {
        inputs.close();
    }

    private void outputGradients(float[] labels, int rows) {
        for (int task = 0; task < tasks.size(); task++) {
            int known = 0;
            for (int slot = 0; slot < rows; slot++) {
                known += Float.isNaN(labels[slot * tasks.size() + task]) ? 0 : 1;
            }
            float scale = (float) (tasks.get(task).weight() / Math.max(1, known));
            float[] gradients = logits.gradients()[task];
            for (int slot = 0; slot < rows; slot++) {
                float label = labels[slot * tasks.size() + task];
                gradients[slot] = Float.isNaN(label) ? 0 : scale * residual(slot, task, label);
            }
        }
    }

    private float residual(int slot, int task, float label) {
        float output = output(slot, task);
        return tasks.get(task).isBinary() ? (float) Sigmoid.of(output) - label : output - label;
    }
}
