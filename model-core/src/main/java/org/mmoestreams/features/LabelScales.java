package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * The scales on which regression tasks are learnt: the task's {@link LabelScale}, and on that a mean and a deviation,
 * see {@link RobustScale}. Every known label counts alike, whatever its row weighs in the loss. Labels of binary tasks
 * are taken as they are. A window's labels are put on the scales that they themselves are part of; what is put forward
 * so counts once it is accepted.
 *
 * <p>The scale of task {@code i} is block {@code i + 1} of the chunk. Block 0 holds running moments as earlier builds
 * kept them: they are read, and gone on from.
 */
public final class LabelScales implements Chunked {

    private static final String CHUNK = "label-scale";
    private static final int OLD_COLUMN_BYTES = 3 * Double.BYTES;

    private final List<Task> tasks;
    private final LabelScale[] units;
    private final RobustScale[] scales;
    private final RobustScale[] proposed;
    private final BitSet dirty = new BitSet();
    private final double[] column;
    private List<Clipped> clipped = List.of();

    /**
     * Scales that have seen no label yet.
     *
     * @param windowRows most rows in a window
     */
    public LabelScales(List<Task> tasks, int windowRows) {
        this.tasks = List.copyOf(tasks);
        units = tasks.stream()
                .map(task ->
                        task.isBinary() ? LabelScale.NONE : task.regression().usedScale())
                .toArray(LabelScale[]::new);
        scales = tasks.stream().map(LabelScales::scale).toArray(RobustScale[]::new);
        proposed = tasks.stream().map(LabelScales::scale).toArray(RobustScale[]::new);
        column = new double[windowRows];
    }

    /**
     * A task's label or prediction in its own unit, from one on the task's scale; finite where the value is a float.
     */
    public double unscaled(int task, double value) {
        return units[task].labelOf(value * scales[task].deviation() + scales[task].mean());
    }

    /** The mean of a regression task's labels on their scale: where its network's output is 0. */
    public double mean(int task) {
        return scales[task].mean();
    }

    /** Their standard deviation: how far apart outputs are that differ by 1. */
    public double deviation(int task) {
        return scales[task].deviation();
    }

    /**
     * Puts forward the scales with the labels of the first {@code rows} rows, and the labels on them.
     *
     * @param scaled gets them, {@code [batchRows][tasks]}, NaN where a label is not known
     */
    public void propose(RowBatch batch, int rows, float[] scaled) {
        clipped = List.of();
        for (int task = 0; task < tasks.size(); task++) {
            for (int row = 0; row < rows; row++) {
                column[row] = units[task].of(batch.label(row, task));
            }
            if (!tasks.get(task).isBinary()) {
                scale(batch, task, rows);
            }
            for (int row = 0; row < rows; row++) {
                scaled[row * tasks.size() + task] = (float) column[row];
            }
        }
    }

    /** Has what was put forward last count. */
    public void accept() {
        for (int task = 0; task < tasks.size(); task++) {
            if (proposed[task] != null && proposed[task].differsFrom(scales[task])) {
                scales[task].become(proposed[task]);
                dirty.set(task);
            }
        }
    }

    /** The labels that were put forward last for less, or for more, than they were; at most one entry per task. */
    public List<Clipped> clipped() {
        return clipped;
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(CHUNK);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (int task = dirty.nextSetBit(0); task >= 0; task = dirty.nextSetBit(task + 1)) {
            sink.put(new ChunkKey(CHUNK, task + 1).toString(), scales[task].write());
        }
        dirty.clear();
    }

    @Override
    public void load(ChunkKey key, byte[] chunk) {
        if (key.block() == 0) {
            loadMoments(key, chunk);
            return;
        }
        int task = key.block() - 1;
        boolean read = task < scales.length && scales[task] != null && scales[task].read(chunk);
        check(read, key.toString(), chunk.length + " bytes", "the scale of a regression task");
    }

    private static RobustScale scale(Task task) {
        return task.isBinary()
                ? null
                : new RobustScale(
                        task.regression().least() != null, task.regression().max() != null);
    }

    private void scale(RowBatch batch, int task, int rows) {
        RobustScale scale = proposed[task];
        scale.become(scales[task]);
        scale.take(column, rows);
        double mean = scale.mean();
        double deviation = scale.deviation();
        Clipped found = null;
        for (int row = 0; row < rows; row++) {
            double label = column[row];
            double near = scale.clip(label);
            if (near < label || near > label) {
                found = Clipped.more(
                        found, tasks.get(task).field(), true, batch.label(row, task), units[task].labelOf(near));
            }
            column[row] = (near - mean) / deviation;
        }
        if (found != null) {
            clipped = new ArrayList<>(clipped);
            clipped.add(found);
        }
    }

    private void loadMoments(ChunkKey key, byte[] chunk) {
        int bytes = tasks.size() * OLD_COLUMN_BYTES;
        check(chunk.length == bytes, key.toString(), chunk.length + " bytes", bytes + " bytes");
        ByteBuffer in = ByteBuffer.wrap(chunk);
        for (RobustScale scale : scales) {
            long count = in.getLong();
            double mean = in.getDouble();
            double squares = in.getDouble();
            if (scale != null && count > 0) {
                scale.begin(count, mean, StrictMath.sqrt(squares / count));
            }
        }
    }
}
