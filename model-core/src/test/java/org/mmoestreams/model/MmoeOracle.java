package org.mmoestreams.model;

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
final class MmoeOracle implements OracleModel {

    private final OracleSizes sizes;
    private final OracleTensors tensors;

    MmoeOracle(OracleSizes sizes, OracleTensors tensors) {
        this.sizes = sizes;
        this.tensors = tensors;
    }

    @Override
    public double output(OracleBatch batch, int row, int task) {
        double[] mixed = mixed(inputs(batch, row), task);
        double y = tensors.of(Kind.TOWER_OUTPUT_BIAS).get(task, 0, 0) + OracleModel.start(batch.network(), task);
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
}
