package org.mmoestreams.model;

import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.NetworkTasks;

/** A network in double precision, written down from the formulas, and its loss. */
interface OracleModel {

    /** A task's output for a row, the start of {@link #start} included. */
    double output(OracleBatch batch, int row, int task);

    /**
     * Sum over tasks of weight times mean loss of the rows whose label is known.
     *
     * @param factors what each row's loss is weighed by besides, {@code [row][task]}
     */
    default double loss(OracleBatch batch, double[][] factors) {
        double loss = 0;
        for (int task = 0; task < batch.tasks().size(); task++) {
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.isKnown(row, task)) {
                    loss += batch.share(row, task) * factors[row][task] * rowLoss(batch, row, task);
                }
            }
        }
        return loss;
    }

    /** What makes up for fake negatives, with the tensors as they are now. */
    default double[][] factors(OracleBatch batch) {
        double[][] factors = new double[batch.rows()][batch.tasks().size()];
        for (int row = 0; row < batch.rows(); row++) {
            for (int task = 0; task < factors[row].length; task++) {
                factors[row][task] = factor(batch, row, task);
            }
        }
        return factors;
    }

    /** 0 for the tasks of a spec, -3 for whether a positive is delayed, 3 for whether a negative is real. */
    static double start(NetworkTasks network, int task) {
        double start = 0;
        for (int of = 0; of < network.shown(); of++) {
            if (network.isSampled(of)) {
                start = task == network.delayed(of) ? -3 : task == network.realNegative(of) ? 3 : start;
            }
        }
        return start;
    }

    private double factor(OracleBatch batch, int row, int task) {
        Correction correction = batch.tasks().get(task).attribution().correction();
        boolean positive = batch.label(row, task) == 1;
        double p = 1 / (1 + Math.exp(-output(batch, row, task)));
        if (correction == Correction.IMPORTANCE_WEIGHT) {
            return positive && batch.corrects(row) ? 1 / (1 - p) : 1;
        }
        if (correction == Correction.ELAPSED_TIME) {
            double d = 1 / (1 + Math.exp(-output(batch, row, batch.network().delayed(task))));
            double n = 1 / (1 + Math.exp(-output(batch, row, batch.network().realNegative(task))));
            return positive ? 1 + d : (1 + d) * n;
        }
        return correction == Correction.FAKE_NEGATIVE_WEIGHTED ? (positive ? 1 + p : (1 - p) * (1 + p)) : 1;
    }

    private double rowLoss(OracleBatch batch, int row, int task) {
        double y = output(batch, row, task);
        double label = batch.label(row, task);
        if (batch.tasks().get(task).isBinary()) {
            double p = 1 / (1 + Math.exp(-y));
            return -label * Math.log(p) - (1 - label) * Math.log1p(-p);
        }
        return (y - label) * (y - label) / 2;
    }
}
