package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;

/** Rows as the oracle reads them. */
final class OracleBatch {

    private final int[][] tableRows;
    private final double[][] numbers;
    private final double[][] labels;
    private final double[] weights;
    private final boolean[] corrections;
    private final FeatureSpec spec;

    /**
     * A batch.
     *
     * @param tableRows {@code [row][slot]}: embedding rows, -1 for none
     * @param numbers {@code [row][number]}: standardised
     * @param labels {@code [row][task]}: NaN when not known
     * @param weights {@code [row]}: in the loss
     * @param spec the fields and the tasks
     */
    OracleBatch(int[][] tableRows, double[][] numbers, double[][] labels, double[] weights, FeatureSpec spec) {
        this.tableRows = tableRows;
        this.numbers = numbers;
        this.labels = labels;
        this.weights = weights;
        this.corrections = new boolean[weights.length];
        this.spec = spec;
    }

    int rows() {
        return tableRows.length;
    }

    /** What there is an output for. */
    List<Task> tasks() {
        return network().all();
    }

    NetworkTasks network() {
        return spec.networkTasks();
    }

    int[] tableRows(int row) {
        return tableRows[row];
    }

    /** What the row's embedded fields hold: one item each, or those of a multi-valued field. */
    List<OracleItem> items(int row) {
        List<OracleItem> items = new ArrayList<>();
        int single = spec.features().singleValued();
        for (int field = 0; field < single; field++) {
            items.add(new OracleItem(field, tableRows[row][field], 1));
        }
        int slot = single;
        for (int i = 0; i < spec.features().multiValued().size(); i++) {
            MultiValuedField field = spec.features().multiValued().get(i);
            int[] held = Arrays.stream(tableRows[row], slot, slot + field.maxValues())
                    .filter(tableRow -> tableRow >= 0)
                    .toArray();
            double factor = field.combine() == Combine.MEAN ? 1.0 / held.length : 1;
            for (int tableRow : held) {
                items.add(new OracleItem(single + i, tableRow, factor));
            }
            slot += field.maxValues();
        }
        return items;
    }

    double number(int row, int column) {
        return numbers[row][column];
    }

    double label(int row, int task) {
        return labels[row][task];
    }

    boolean isKnown(int row, int task) {
        return !Double.isNaN(label(row, task));
    }

    double weight(int row) {
        return weights[row];
    }

    /** Has a row's positive labels be of tasks that learnt it as a negative before. */
    void correct(int row) {
        corrections[row] = true;
    }

    boolean corrects(int row) {
        return corrections[row];
    }

    private boolean isOverAllRows(int task) {
        return IntStream.range(0, network().shown())
                .filter(network()::isSampled)
                .anyMatch(of -> task == of
                        || task == network().delayed(of)
                        || task == network().realNegative(of));
    }

    /** The share of a known row in a task's loss. */
    double share(int row, int task) {
        double known = IntStream.range(0, rows())
                .filter(each -> isKnown(each, task) || isOverAllRows(task))
                .mapToDouble(this::weight)
                .sum();
        return tasks().get(task).weight() * weight(row) / known;
    }
}
