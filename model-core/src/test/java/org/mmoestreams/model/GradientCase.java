package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;

/**
 * A model and a batch to compare it with the oracle on. All weights, biases and wide weights too, are drawn anew, so
 * that no gradient is zero for a weight's being so.
 *
 * @param name what the case is about
 * @param seed seeds weights and rows
 * @param spec only its counts matter
 * @param architecture the network's shape
 * @param batch the size of the batch and what is in it
 */
record GradientCase(String name, long seed, FeatureSpec spec, MmoeArchitecture architecture, Filling batch) {

    /** Few for each field, so that one batch names a row many times; and one that no field names. */
    private static final int ROWS_PER_FIELD = 3;

    /**
     * How a batch is filled.
     *
     * @param capacity most rows
     * @param rows rows that are there
     * @param unknown share of labels that are not known
     * @param unlabelledTask a task none of whose labels is known, or -1
     */
    record Filling(int capacity, int rows, double unknown, int unlabelledTask) {}

    static FeatureSpec spec(int nominal, int continuous, Task... tasks) {
        List<NominalField> names = new ArrayList<>();
        List<ContinuousField> numbers = new ArrayList<>();
        IntStream.range(0, nominal).forEach(i -> names.add(new NominalField("n" + i, 3)));
        IntStream.range(0, continuous).forEach(i -> numbers.add(new ContinuousField("c" + i, null)));
        return new FeatureSpec("id", "time", names, numbers, List.of(tasks), List.of());
    }

    static Task binary(String name, double weight) {
        return new Task(name, name + "_field", Task.Kind.BINARY, "yes", weight);
    }

    static Task regression(String name, double weight) {
        return new Task(name, name + "_field", Task.Kind.REGRESSION, null, weight);
    }

    OracleSizes sizes() {
        return OracleSizes.of(spec, spec.embeddedFields() * ROWS_PER_FIELD + 1, architecture);
    }

    /** Draws the rows: embedding rows and labels in the batch, numbers beside it. */
    OracleBatch rows() {
        Random random = new Random(seed);
        OracleSizes sizes = sizes();
        int[][] tableRows = new int[batch.rows][sizes.fields()];
        double[][] numbers = new double[batch.rows][sizes.numbers()];
        double[][] labels = new double[batch.rows][sizes.tasks()];
        for (int row = 0; row < batch.rows; row++) {
            for (int field = 0; field < sizes.fields(); field++) {
                tableRows[row][field] = ROWS_PER_FIELD * field + random.nextInt(ROWS_PER_FIELD);
            }
            for (int i = 0; i < sizes.numbers(); i++) {
                numbers[row][i] = (float) random.nextGaussian();
            }
            for (int task = 0; task < sizes.tasks(); task++) {
                labels[row][task] = label(random, task);
            }
        }
        return new OracleBatch(tableRows, numbers, labels, spec.tasks());
    }

    /** The same rows as the model takes them. */
    RowBatch encoded(OracleBatch rows) {
        RowBatch encoded = RowBatch.of(spec, batch.capacity);
        int fields = spec.embeddedFields();
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(rows.tableRows(row), 0, encoded.embeddingRows(), row * fields, fields);
        }
        return encoded;
    }

    private double label(Random random, int task) {
        double known = spec.tasks().get(task).isBinary() ? random.nextInt(2) : (float) random.nextGaussian();
        boolean unknown = random.nextDouble() < batch.unknown || task == batch.unlabelledTask;
        return unknown ? Double.NaN : known;
    }

    @Override
    public String toString() {
        return name + ", seed " + seed;
    }
}
