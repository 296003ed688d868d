package org.mmoestreams.workbench.bench.kernel;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Mmoe;
import org.mmoestreams.nn.Shape;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.Optimizers;

/**
 * The model alone, on random rows that are table rows and numbers already. Each field has as many values as any other; the lower
 * half of them comes in seven of ten rows.
 */
final class PlainTrainee implements Trainee {

    private final Shape shape;
    private final Mmoe model;
    private final int[] poolRows;
    private final float[] poolNumbers;
    private final float[] poolLabels;
    private final int[] embeddingRows;
    private final float[] numbers;
    private final float[] labels;
    private int next;
    private long step;

    PlainTrainee(Shape shape, OptimizerConfig optimizer, int pool, long seed) {
        this.shape = shape;
        List<Task> tasks = IntStream.range(0, shape.tasks())
                .mapToObj(task -> new Task("task" + task, "label" + task, Task.Kind.BINARY, "1", 1))
                .toList();
        model = Mmoe.create(shape, tasks, Optimizers.of(optimizer), seed);
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
        poolLabels = new float[pool * shape.tasks()];
        for (int i = 0; i < poolLabels.length; i++) {
            poolLabels[i] = random.nextInt(2);
        }
        embeddingRows = new int[shape.batchRows() * shape.fields()];
        numbers = new float[shape.batchRows() * shape.numbers()];
        labels = new float[shape.batchRows() * shape.tasks()];
    }

    @Override
    public void train() {
        int first = next;
        predict(shape.batchRows());
        System.arraycopy(poolLabels, first * shape.tasks(), labels, 0, labels.length);
        step += model.step(embeddingRows, labels, shape.batchRows(), step + 1) ? 1 : 0;
    }

    @Override
    public void predict(int rows) {
        System.arraycopy(poolRows, next * shape.fields(), embeddingRows, 0, rows * shape.fields());
        System.arraycopy(poolNumbers, next * shape.numbers(), numbers, 0, rows * shape.numbers());
        model.forward(embeddingRows, numbers, 0, rows);
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
        model.close();
    }
}
