package org.mmoestreams.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.model.Network;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A training step and a prediction of a whole batch, by the model with its standard sizes, for fields with few and with
 * many different values in a batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class KernelBenchmark {

    private static final int FIELDS = 33;
    private static final int NUMBERS = 7;
    private static final int BATCHES = 64;
    private static final int TASKS = 2;

    /** Rows of a batch. */
    @Param({"1", "8", "32", "256", "1024"})
    private int rows;

    /** Values of a field. */
    @Param({"15", "1000"})
    private int values;

    private Network model;
    private int[][] embeddingRows;
    private float[] numbers;
    private float[] labels;
    private double[] weights;
    private boolean[] corrections;
    private int batch;
    private long step;

    /** Draws rows and weights. */
    @Setup(Level.Trial)
    public void start() {
        NativeRuntime.start();
        Random random = new Random(1);
        InputShape shape = new InputShape(rows, FIELDS * values, FIELDS, NUMBERS);
        List<Task> tasks = IntStream.range(0, TASKS)
                .mapToObj(task -> Task.binary("task" + task, "label" + task, "1"))
                .toList();
        Start start = new Start(new Initializer(1), Optimizers.of(Adagrad.KIND.standard()));
        model = MmoeArchitecture.KIND.standard().build(shape, tasks, start);
        embeddingRows = new int[BATCHES][rows * FIELDS];
        for (int[] named : embeddingRows) {
            for (int i = 0; i < named.length; i++) {
                named[i] = i % FIELDS * values + random.nextInt(values);
            }
        }
        numbers = new float[rows * NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        weights = new double[rows];
        Arrays.fill(weights, 1);
        corrections = new boolean[rows];
        labels = new float[rows * TASKS];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
        }
    }

    /** Gives native memory back. */
    @TearDown(Level.Trial)
    public void stop() {
        model.close();
    }

    /** Look-ups, forward, backward and optimiser of one batch. */
    @Benchmark
    public boolean train() {
        int[] named = nextBatch();
        model.forward(named, numbers, 0, rows);
        return model.step(labels, weights, corrections, rows, ++step);
    }

    /** Look-ups and forward of one batch, with weights that stay. */
    @Benchmark
    public float predict() {
        model.forward(nextBatch(), numbers, 0, rows);
        return model.output(0, 0);
    }

    private int[] nextBatch() {
        batch = (batch + 1) % BATCHES;
        return embeddingRows[batch];
    }
}
