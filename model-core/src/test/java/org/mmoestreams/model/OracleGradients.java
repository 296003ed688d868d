package org.mmoestreams.model;

import java.util.List;
import org.mmoestreams.model.OracleTensors.Kind;

/**
 * Gradients of the oracle's loss: by the chain rule one row and task at a time, or by central differences. What makes
 * up for fake negatives takes no gradient.
 */
final class OracleGradients {

    private static final double STEP = 1e-6;

    private final OracleSizes sizes;
    private final OracleTensors tensors;
    private final MmoeOracle oracle;

    OracleGradients(OracleSizes sizes, OracleTensors tensors) {
        this.sizes = sizes;
        this.tensors = tensors;
        this.oracle = new MmoeOracle(sizes, tensors);
    }

    OracleTensors byCentralDifferences(OracleBatch batch) {
        OracleTensors gradients = OracleTensors.zeros(sizes);
        double[][] fixed = oracle.factors(batch);
        for (Kind kind : Kind.values()) {
            double[] weights = tensors.of(kind).values();
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                weights[i] = weight + STEP;
                double above = oracle.loss(batch, fixed);
                weights[i] = weight - STEP;
                double below = oracle.loss(batch, fixed);
                weights[i] = weight;
                gradients.of(kind).values()[i] = (above - below) / (2 * STEP);
            }
        }
        return gradients;
    }

    OracleTensors byChainRule(OracleBatch batch) {
        OracleTensors gradients = OracleTensors.zeros(sizes);
        double[][] factors = oracle.factors(batch);
        for (int row = 0; row < batch.rows(); row++) {
            for (int task = 0; task < sizes.tasks(); task++) {
                if (batch.isKnown(row, task)) {
                    double y = oracle.output(batch, row, task);
                    double mean = batch.tasks().get(task).isBinary() ? 1 / (1 + Math.exp(-y)) : y;
                    double share = batch.share(row, task) * factors[row][task];
                    double dy = share * (mean - batch.label(row, task));
                    addTower(gradients, batch, row, task, dy);
                    addWide(gradients, batch, row, task, dy);
                }
            }
        }
        return gradients;
    }

    private void addWide(OracleTensors gradients, OracleBatch batch, int row, int task, double dy) {
        if (sizes.wideWeights() > 0) {
            for (OracleItem item : batch.items(row)) {
                gradients.of(Kind.WIDE).add(item.tableRow(), task, 0, item.factor() * dy);
            }
        }
    }

    private void addTower(OracleTensors gradients, OracleBatch batch, int row, int task, double dy) {
        double[] x = oracle.inputs(batch, row);
        double[] mixed = oracle.mixed(x, task);
        double[] dMixed = new double[sizes.units()];
        for (int h = 0; h < sizes.hidden(); h++) {
            double a = oracle.hidden(mixed, task, h);
            double da = a > 0 ? dy * tensors.of(Kind.TOWER_OUTPUT_WEIGHT).get(task, h, 0) : 0;
            gradients.of(Kind.TOWER_OUTPUT_WEIGHT).add(task, h, 0, dy * Math.max(0, a));
            gradients.of(Kind.TOWER_HIDDEN_BIAS).add(task, h, 0, da);
            for (int unit = 0; unit < sizes.units(); unit++) {
                gradients.of(Kind.TOWER_HIDDEN_WEIGHT).add(task, h, unit, da * mixed[unit]);
                dMixed[unit] += da * tensors.of(Kind.TOWER_HIDDEN_WEIGHT).get(task, h, unit);
            }
        }
        gradients.of(Kind.TOWER_OUTPUT_BIAS).add(task, 0, 0, dy);
        double[] dx = new double[x.length];
        addExperts(gradients, x, task, dMixed, dx);
        addGate(gradients, x, task, dMixed, dx);
        addEmbeddings(gradients, batch.items(row), dx);
    }

    private void addExperts(OracleTensors gradients, double[] x, int task, double[] dMixed, double[] dx) {
        double[] gate = oracle.gate(x, task);
        for (int expert = 0; expert < sizes.experts(); expert++) {
            for (int unit = 0; unit < sizes.units(); unit++) {
                boolean active = oracle.expert(x, expert, unit) > 0;
                double da = active ? gate[expert] * dMixed[unit] : 0;
                gradients.of(Kind.EXPERT_BIAS).add(expert, unit, 0, da);
                for (int input = 0; input < x.length; input++) {
                    gradients.of(Kind.EXPERT_WEIGHT).add(expert, unit, input, da * x[input]);
                    dx[input] += da * tensors.of(Kind.EXPERT_WEIGHT).get(expert, unit, input);
                }
            }
        }
    }

    private void addGate(OracleTensors gradients, double[] x, int task, double[] dMixed, double[] dx) {
        double[] gate = oracle.gate(x, task);
        for (int j = 0; j < sizes.experts(); j++) {
            double da = 0;
            for (int k = 0; k < sizes.experts(); k++) {
                double dGate = 0;
                for (int unit = 0; unit < sizes.units(); unit++) {
                    dGate += dMixed[unit] * Math.max(0, oracle.expert(x, k, unit));
                }
                da += dGate * gate[k] * ((j == k ? 1 : 0) - gate[j]);
            }
            gradients.of(Kind.GATE_BIAS).add(task, j, 0, da);
            for (int input = 0; input < x.length; input++) {
                gradients.of(Kind.GATE_WEIGHT).add(task, j, input, da * x[input]);
                dx[input] += da * tensors.of(Kind.GATE_WEIGHT).get(task, j, input);
            }
        }
    }

    private void addEmbeddings(OracleTensors gradients, List<OracleItem> items, double[] dx) {
        for (OracleItem item : items) {
            for (int i = 0; i < sizes.width(); i++) {
                double byInput = dx[item.field() * sizes.width() + i];
                gradients.of(Kind.EMBEDDING).add(item.tableRow(), i, 0, item.factor() * byInput);
            }
        }
    }
}
