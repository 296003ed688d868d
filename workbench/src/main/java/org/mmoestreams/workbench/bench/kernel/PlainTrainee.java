package org.mmoestreams.workbench.bench.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.model.Network;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;

/**
 * The network alone, with Adam and without wide weights, on random rows that are table rows and numbers already. Each
 * field has as many values as any other; the lower half of them comes in seven of ten rows.
 */
final class PlainTrainee implements Trainee {

    private static final int TASKS = 2;

    private final InputShape shape;
    private final Network network;
    private final int[] poolRows;
    private final float[] poolNumbers;
    private final float[] poolLabels;
    private final int[] embeddingRows;
    private final float[] numbers;
    private final float[] labels;
    private final double[] weights;
    private final boolean[] corrections;
    private int next;
    private long step;

    PlainTrainee(InputShape shape, int pool, long seed) {
        this.shape = shape;
        List<Task> tasks = IntStream.range(0, TASKS)
                .mapToObj(task -> Task.binary("task" + task, "label" + task, "1"))
                .toList();
        Start start = new Start(new Initializer(seed), Optimizers.of(new Adam(1e-3, 0.9, 0.999, 1e-8)));
        network = new MmoeArchitecture(8, 16, 8, 8, false).build(shape, tasks, start);
        Random random = new Random(seed);
        int values = shape.tableRows() / shape.fields();
        poolRows = new int[pool * shape.fields()];
        for (int i = 0; i < poolRows.length; i++) {
            double place = random.nextDouble() * random.nextDouble();
            poolRows[i] = i % shape.fields() * values + (int) (place * values);
        }
        poolNumbers = new float[pool * shape.numbers()];
        for (int i = 0; i < poolNumbers.length; i++) {
            poolNumbers[i] = (float) random.nextGaussian();
        }
        poolLabels = new float[pool * TASKS];
        for (int i = 0; i < poolLabels.length; i++) {
            poolLabels[i] = random.nextInt(2);
        }
        embeddingRows = new int[shape.batchRows() * shape.fields()];
        numbers = new float[shape.batchRows() * shape.numbers()];
        labels = new float[shape.batchRows() * TASKS];
        weights = new double[shape.batchRows()];
        Arrays.fill(weights, 1);
        corrections = new boolean[shape.batchRows()];
    }

    @Override
    public void train() {
        int first = next;
        predict(shape.batchRows());
        System.arraycopy(poolLabels, first * TASKS, labels, 0, labels.length);
        step += network.step(labels, weights, corrections, shape.batchRows(), step + 1) ? 1 : 0;
    }

    @Override
    public void predict(int rows) {
        System.arraycopy(poolRows, next * shape.fields(), embeddingRows, 0, rows * shape.fields());
        System.arraycopy(poolNumbers, next * shape.numbers(), numbers, 0, rows * shape.numbers());
        network.forward(embeddingRows, numbers, 0, rows);
        next += rows;
        if ((next + shape.batchRows()) * shape.fields() > poolRows.length) {
            next = 0;
        }
    }

    @Override
    public long learnt() {
        return step * shape.batchRows();
    }

    @Override
    public void close() {
        network.close();
    }
}
