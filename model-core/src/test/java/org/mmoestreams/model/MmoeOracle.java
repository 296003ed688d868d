package org.mmoestreams.model;

import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.model.OracleTensors.Kind;

/**
 * The Multi-gate Mixture-of-Experts of Ma et al. (KDD 2018) in double precision, written down from the formulas:
 *
 * <pre>
 * f_k(x) = relu(W_k x + b_k)             expert k
 * g_t(x) = softmax(G_t x + c_t)          gate of task t
 * m_t    = sum over k of g_t(x)_k f_k(x)
 * y_t    = o_t . relu(V_t m_t + d_t) + e_t + the wide weights of the row's values + s_t
 * </pre>
 *
 * <p>s_t is 0 for the tasks of a spec, -3 for whether a positive is delayed, 3 for whether a negative is real.
 */
final class MmoeOracle {

    private final OracleSizes sizes;
    private final OracleTensors tensors;

    MmoeOracle(OracleSizes sizes, OracleTensors tensors) {
        this.sizes = sizes;
        this.tensors = tensors;
    }

    /**
     * Sum over tasks of weight times mean loss of the rows whose label is known.
     *
     * @param factors what each row's loss is weighed by besides, {@code [row][task]}
     */
    double loss(OracleBatch batch, double[][] factors) {
        double loss = 0;
        for (int task = 0; task < sizes.tasks(); task++) {
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.isKnown(row, task)) {
                    loss += batch.share(row, task) * factors[row][task] * rowLoss(batch, row, task);
                }
            }
        }
        return loss;
    }

    /** What makes up for fake negatives, with the tensors as they are now. */
    double[][] factors(OracleBatch batch) {
        double[][] factors = new double[batch.rows()][sizes.tasks()];
        for (int row = 0; row < batch.rows(); row++) {
            for (int task = 0; task < sizes.tasks(); task++) {
                factors[row][task] = factor(batch, row, task);
            }
        }
        return factors;
    }

    double output(OracleBatch batch, int row, int task) {
        double[] mixed = mixed(inputs(batch, row), task);
        double y = tensors.of(Kind.TOWER_OUTPUT_BIAS).get(task, 0, 0) + start(batch.network(), task);
        for (int h = 0; h < sizes.hidden(); h++) {
            y += tensors.of(Kind.TOWER_OUTPUT_WEIGHT).get(task, h, 0) * Math.max(0, hidden(mixed, task, h));
        }
        if (sizes.wideWeights() > 0) {
            for (OracleItem item : batch.items(row)) {
                y += item.factor() * tensors.of(Kind.WIDE).get(item.tableRow(), task, 0);
            }
        }
        return y;
    }

    double[] inputs(OracleBatch batch, int row) {
        double[] x = new double[sizes.inputs()];
        for (OracleItem item : batch.items(row)) {
            for (int i = 0; i < sizes.width(); i++) {
                x[item.field() * sizes.width() + i] +=
                        item.factor() * tensors.of(Kind.EMBEDDING).get(item.tableRow(), i, 0);
            }
        }
        for (int number = 0; number < sizes.numbers(); number++) {
            x[sizes.fields() * sizes.width() + number] = batch.number(row, number);
        }
        return x;
    }

    /** An expert's unit before its ReLU. */
    double expert(double[] x, int expert, int unit) {
        double sum = tensors.of(Kind.EXPERT_BIAS).get(expert, unit, 0);
        for (int input = 0; input < x.length; input++) {
            sum += tensors.of(Kind.EXPERT_WEIGHT).get(expert, unit, input) * x[input];
        }
        return sum;
    }

    double[] gate(double[] x, int task) {
        double[] powers = new double[sizes.experts()];
        double total = 0;
        for (int expert = 0; expert < sizes.experts(); expert++) {
            double sum = tensors.of(Kind.GATE_BIAS).get(task, expert, 0);
            for (int input = 0; input < x.length; input++) {
                sum += tensors.of(Kind.GATE_WEIGHT).get(task, expert, input) * x[input];
            }
            powers[expert] = Math.exp(sum);
            total += powers[expert];
        }
        for (int expert = 0; expert < sizes.experts(); expert++) {
            powers[expert] /= total;
        }
        return powers;
    }

    double[] mixed(double[] x, int task) {
        double[] gate = gate(x, task);
        double[] mixed = new double[sizes.units()];
        for (int unit = 0; unit < sizes.units(); unit++) {
            for (int expert = 0; expert < sizes.experts(); expert++) {
                mixed[unit] += gate[expert] * Math.max(0, expert(x, expert, unit));
            }
        }
        return mixed;
    }

    /** A tower's hidden unit before its ReLU. */
    double hidden(double[] mixed, int task, int hidden) {
        double sum = tensors.of(Kind.TOWER_HIDDEN_BIAS).get(task, hidden, 0);
        for (int unit = 0; unit < sizes.units(); unit++) {
            sum += tensors.of(Kind.TOWER_HIDDEN_WEIGHT).get(task, hidden, unit) * mixed[unit];
        }
        return sum;
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

    private static double start(NetworkTasks network, int task) {
        double start = 0;
        for (int of = 0; of < network.shown(); of++) {
            if (network.isSampled(of)) {
                start = task == network.delayed(of) ? -3 : task == network.realNegative(of) ? 3 : start;
            }
        }
        return start;
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
