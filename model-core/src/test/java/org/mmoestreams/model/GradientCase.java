package org.mmoestreams.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Features;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.RowFields;
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
record GradientCase(String name, long seed, FeatureSpec spec, Architecture architecture, Filling batch) {

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
        return new FeatureSpec(RowFields.of("id", "time"), new Features(names, numbers), List.of(tasks), List.of());
    }

    /** The same with a row-weight. */
    static FeatureSpec weighted(FeatureSpec spec) {
        RowFields row = new RowFields("id", spec.row().time(), "weight");
        return new FeatureSpec(row, spec.features(), spec.tasks(), List.of());
    }

    static Task binary(String name, double weight) {
        return Task.binary(name, name + "_field", "yes").weighing(weight);
    }

    static Task regression(String name, double weight) {
        return Task.regression(name, name + "_field").weighing(weight);
    }

    /** The same, where every event is a negative first, at once or after a while. */
    static Task correcting(Task task, Correction correction) {
        Duration window = correction == Correction.ELAPSED_TIME ? Duration.ofHours(1) : Duration.ZERO;
        return task.attributing(new Attribution(window, AtEnd.NEGATIVE, Late.CORRECT, correction));
    }

    /** The same with multi-valued fields behind the others. */
    static FeatureSpec withBags(FeatureSpec spec, Combine... combines) {
        List<MultiValuedField> bags = IntStream.range(0, combines.length)
                .mapToObj(i -> new MultiValuedField("m" + i, 1, 2 + 2 * i, combines[i]))
                .toList();
        Features features = new Features(spec.nominal(), spec.continuous(), List.of(), bags);
        return new FeatureSpec(spec.row(), features, spec.tasks(), List.of());
    }

    /** Of a Multi-gate Mixture-of-Experts. */
    OracleSizes sizes() {
        return OracleSizes.of(spec, tableRows(), (MmoeArchitecture) architecture);
    }

    int tableRows() {
        return fields() * ROWS_PER_FIELD + 1;
    }

    /** Draws the rows: embedding rows and labels in the batch, numbers beside it. */
    OracleBatch rows() {
        Random random = new Random(seed);
        int tasks = spec.networkTasks().size();
        int[][] tableRows = new int[batch.rows][spec.features().slots()];
        double[][] numbers = new double[batch.rows][spec.continuous().size()];
        double[][] labels = new double[batch.rows][tasks];
        for (int row = 0; row < batch.rows; row++) {
            for (int field = 0; field < spec.features().singleValued(); field++) {
                tableRows[row][field] = ROWS_PER_FIELD * field + random.nextInt(ROWS_PER_FIELD);
            }
            drawItems(random, tableRows[row]);
            for (int i = 0; i < numbers[row].length; i++) {
                numbers[row][i] = (float) random.nextGaussian();
            }
            for (int task = 0; task < tasks; task++) {
                labels[row][task] = label(random, task);
            }
        }
        double[] weights = new double[batch.rows];
        Arrays.setAll(weights, row -> spec.row().weight() == null ? 1 : random.nextInt(4) * random.nextDouble());
        OracleBatch drawn = new OracleBatch(tableRows, numbers, labels, weights, spec);
        if (spec.tasks().stream().anyMatch(task -> task.attribution().correction() != null)) {
            IntStream.range(0, batch.rows).filter(row -> random.nextInt(3) == 0).forEach(drawn::correct);
        }
        return drawn;
    }

    /** The same rows as the model takes them. */
    RowBatch encoded(OracleBatch rows) {
        RowBatch encoded = RowBatch.of(spec, batch.capacity);
        int slots = spec.features().slots();
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(rows.tableRows(row), 0, encoded.embeddingRows(), row * slots, slots);
        }
        return encoded;
    }

    /** None to all slots of each bag, the same item more than once, too. */
    private void drawItems(Random random, int[] tableRows) {
        int field = spec.features().singleValued();
        int slot = field;
        for (MultiValuedField bag : spec.features().multiValued()) {
            int items = random.nextInt(bag.maxValues() + 1);
            for (int i = 0; i < bag.maxValues(); i++) {
                int item = ROWS_PER_FIELD * field + random.nextInt(ROWS_PER_FIELD);
                tableRows[slot++] = i < items ? item : RowBatch.EMPTY;
            }
            field++;
        }
    }

    private int fields() {
        return spec.features().singleValued() + spec.features().multiValued().size();
    }

    private double label(Random random, int task) {
        double known =
                spec.networkTasks().all().get(task).isBinary() ? random.nextInt(2) : (float) random.nextGaussian();
        boolean unknown = random.nextDouble() < batch.unknown || task == batch.unlabelledTask;
        return unknown ? Double.NaN : known;
    }

    @Override
    public String toString() {
        return name + ", seed " + seed;
    }
}
