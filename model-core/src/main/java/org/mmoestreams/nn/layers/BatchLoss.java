package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss of a batch's outputs, its mean over the rows that count, with its gradients by the outputs. */
public final class BatchLoss {

    private final double value;
    private final Tensor gradients;

    private BatchLoss(double value, Tensor gradients) {
        this.value = value;
        this.gradients = gradients;
    }

    /**
     * The squared difference, mean over the units of a row.
     *
     * @param outputs {@code [batch, ..., units]}
     * @param targets in the same shape
     * @param mask which rows count
     */
    public static BatchLoss squared(INDArray outputs, INDArray targets, RowMask mask) {
        return of(outputs, targets, mask, (y, target, by) -> {
            double loss = 0;
            for (int i = 0; i < y.length; i++) {
                double away = y[i] - target[i];
                loss += away * away / y.length;
                by[i] = 2 * away / y.length;
            }
            return loss;
        });
    }

    /**
     * Log loss of labels from 0 to 1, by logits, mean over the units of a row: the outputs are linear, and the sigmoid
     * is the loss's.
     *
     * @param logits {@code [batch, ..., units]}
     * @param labels in the same shape
     * @param mask which rows count
     */
    public static BatchLoss binary(INDArray logits, INDArray labels, RowMask mask) {
        return of(logits, labels, mask, (y, label, by) -> {
            double loss = 0;
            for (int i = 0; i < y.length; i++) {
                double small = StrictMath.exp(-Math.abs(y[i]));
                double probability = (y[i] < 0 ? small : 1) / (1 + small);
                loss += (Math.max(y[i], 0) - y[i] * label[i] + StrictMath.log1p(small)) / y.length;
                by[i] = (probability - label[i]) / y.length;
            }
            return loss;
        });
    }

    /**
     * Log loss of one class of several, by logits: the outputs are linear, and the softmax over a row's units is the
     * loss's.
     *
     * @param logits {@code [batch, ..., classes]}
     * @param labels in the same shape, summing to 1 in each row
     * @param mask which rows count
     */
    public static BatchLoss categorical(INDArray logits, INDArray labels, RowMask mask) {
        return of(logits, labels, mask, (y, label, by) -> {
            double most = Arrays.stream(y).max().orElse(0);
            double sum =
                    Arrays.stream(y).map(each -> StrictMath.exp(each - most)).sum();
            double loss = 0;
            for (int i = 0; i < y.length; i++) {
                loss += label[i] * (most + StrictMath.log(sum) - y[i]);
                by[i] = StrictMath.exp(y[i] - most) / sum - label[i];
            }
            return loss;
        });
    }

    /** The loss; 0 where no row counts. */
    public double value() {
        return value;
    }

    /** The gradients by the outputs, in their shape. */
    public INDArray gradients() {
        return gradients.array();
    }

    private static BatchLoss of(INDArray outputs, INDArray targets, RowMask mask, RowLoss ofRow) {
        check(
                Arrays.equals(outputs.shape(), targets.shape()),
                "targets",
                "shape " + Arrays.toString(targets.shape()),
                "that of the outputs, " + Arrays.toString(outputs.shape()));
        Tensor values = Shapes.read(outputs, mask);
        Tensor wanted = Shapes.read(targets, mask);
        int width = values.size(-1);
        int rows = values.rows();
        double sum = 0;
        int counted = 0;
        double[] by = new double[width];
        Tensor gradients = Tensor.zeros(values.shape());
        for (int row = 0; row < rows; row++) {
            if (mask.counts(row, rows)) {
                sum += ofRow.of(values.doubles(row), wanted.doubles(row), by);
                counted++;
                for (int i = 0; i < width; i++) {
                    gradients.values()[row * width + i] = (float) by[i];
                }
            }
        }
        int divisor = Math.max(1, counted);
        for (int i = 0; i < gradients.values().length; i++) {
            gradients.values()[i] /= divisor;
        }
        return new BatchLoss(sum / divisor, gradients);
    }

    /** A row's loss; puts its gradients into {@code by}. */
    @FunctionalInterface
    private interface RowLoss {
        double of(double[] outputs, double[] targets, double[] by);
    }
}
