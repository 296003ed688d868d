package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.EmbeddingTable;
import org.mmoestreams.nn.ExpertsAndGates;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Mixture;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Shape;
import org.mmoestreams.nn.Towers;
import org.mmoestreams.optim.Optimizer;

/**
 * A Multi-gate Mixture-of-Experts (Ma et al., KDD 2018) over embedded and standardised fields, with optional wide weights.
 *
 * <p>{@link #forward} computes the tasks' outputs of some slots of a batch; {@link #step} trains on the first slots of the batch
 * that {@code forward} saw last. The loss is the sum over tasks of weight times the mean loss of the rows whose label is known:
 * log loss of the sigmoid for a binary task, half the squared error for a regression task. A row without a label of a task
 * gives that task no gradient.
 *
 * <p>Buffers are allocated once. A step costs three matrix products of inputs x outputs x batch rows, and loops in proportion to
 * the rows. Not safe for use by several threads at once.
 */
public final class Mmoe implements AutoCloseable {

    private static final float LOGIT_BOUND = 30f;

    private final Shape shape;
    private final List<Task> tasks;
    private final Optimizer optimizer;
    private final EmbeddingTable embeddings;
    private final ExpertsAndGates experts;
    private final Mixture mixture;
    private final Towers towers;
    private final float[] x;
    private final float[] z;
    private final float[] mixed;
    private final float[] logits;
    private final float[] dx;
    private final float[] dz;
    private final float[] dMixed;
    private final float[] dLogits;

    private Mmoe(Shape shape, List<Task> tasks, Optimizer optimizer, long seed) {
        this.shape = shape;
        this.tasks = tasks;
        this.optimizer = optimizer;
        Initializer initializer = new Initializer(seed);
        embeddings = new EmbeddingTable(shape, initializer, optimizer);
        experts = new ExpertsAndGates(shape, initializer, optimizer);
        mixture = new Mixture(shape);
        towers = new Towers(shape, tasks.stream().map(Task::name).toList(), initializer, optimizer);
        x = new float[shape.batchRows() * shape.inputs()];
        z = new float[shape.batchRows() * shape.outputs()];
        mixed = new float[shape.batchRows() * shape.tasks() * shape.expertUnits()];
        logits = new float[shape.batchRows() * shape.tasks()];
        dx = new float[x.length];
        dz = new float[z.length];
        dMixed = new float[mixed.length];
        dLogits = new float[logits.length];
    }

    /**
     * A seeded model.
     *
     * @param spec gives fields and tasks
     * @param tableRows rows of the embedding table
     * @param architecture the network's shape
     * @param optimizer updates the weights
     * @param start batch rows and seed
     */
    public static Mmoe create(
            FeatureSpec spec, int tableRows, Architecture architecture, Optimizer optimizer, Start start) {
        Shape shape = new Shape(
                start.batchRows(),
                tableRows,
                spec.embeddedFields(),
                spec.continuous().size(),
                architecture.embeddingWidth(),
                architecture.wide(),
                architecture.experts(),
                architecture.expertUnits(),
                spec.tasks().size(),
                architecture.towerUnits());
        return new Mmoe(shape, spec.tasks(), optimizer, start.seed());
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
        all.add(embeddings.parameter());
        all.add(experts.parameter());
        all.addAll(towers.parameters());
        return all;
    }

    /** Must be called after parameters were loaded. */
    public void refresh() {
        experts.refresh();
    }

    /**
     * Computes the outputs of the slots {@code [from, to)}. A slot's outputs depend on its own row alone, bit for bit, whatever
     * the range.
     *
     * @param batch the encoded rows
     * @param numbers standardised numbers, {@code [batchRows][numbers]}
     */
    public void forward(RowBatch batch, float[] numbers, int from, int to) {
        embeddings.gather(batch, from, to, x);
        int first = shape.fields() * shape.width();
        for (int slot = from; slot < to; slot++) {
            int at = slot * shape.inputs() + first;
            System.arraycopy(numbers, slot * shape.numbers(), x, at, shape.numbers());
            x[at + shape.numbers()] = 1;
        }
        experts.forward(x, z);
        Arrays.fill(logits, from * shape.tasks(), to * shape.tasks(), 0);
        embeddings.addWide(batch, from, to, logits);
        for (int slot = from; slot < to; slot++) {
            mixture.forward(slot, z, mixed);
            for (int task = 0; task < shape.tasks(); task++) {
                towers.forward(slot, task, mixed, logits);
            }
        }
    }

    /** A task's output for a slot of the last {@link #forward}: the logit of a binary task, within plus or minus 30, else the standardised value. */
    public float output(int slot, int task) {
        float logit = logits[slot * shape.tasks() + task];
        return tasks.get(task).isBinary() ? Math.max(-LOGIT_BOUND, Math.min(LOGIT_BOUND, logit)) : logit;
    }

    /**
     * Trains on the first {@code rows} slots of the batch, all of which the last {@link #forward} must have computed.
     *
     * @param labels {@code [batchRows][tasks]}: 1 or 0, or a standardised value, NaN when not known
     * @param step the optimiser's step, counted from 1
     * @return false when a gradient is not finite or above 1e18; nothing changes then
     */
    public boolean step(RowBatch batch, float[] labels, int rows, long step) {
        towers.clearGradients();
        outputGradients(labels, rows);
        for (int slot = 0; slot < rows; slot++) {
            for (int task = 0; task < shape.tasks(); task++) {
                towers.backward(slot, task, dLogits[slot * shape.tasks() + task], mixed, dMixed);
            }
            mixture.backward(slot, z, dMixed, dz);
        }
        Arrays.fill(dz, rows * shape.outputs(), dz.length, 0);
        if (!towers.gradientsAreBounded() || !experts.backward(dz, dx)) {
            return false;
        }
        optimizer.begin(step);
        embeddings.update(batch, rows, dx, dLogits);
        experts.update();
        towers.update();
        return true;
    }

    @Override
    public void close() {
        experts.close();
    }

    private void outputGradients(float[] labels, int rows) {
        for (int task = 0; task < shape.tasks(); task++) {
            int known = 0;
            for (int slot = 0; slot < rows; slot++) {
                known += Float.isNaN(labels[slot * shape.tasks() + task]) ? 0 : 1;
            }
            float scale = (float) (tasks.get(task).weight() / Math.max(1, known));
            for (int slot = 0; slot < rows; slot++) {
                float label = labels[slot * shape.tasks() + task];
                dLogits[slot * shape.tasks() + task] = Float.isNaN(label) ? 0 : scale * residual(slot, task, label);
            }
        }
    }

    private float residual(int slot, int task, float label) {
        float output = output(slot, task);
        return tasks.get(task).isBinary() ? (float) Sigmoid.of(output) - label : output - label;
    }
}
