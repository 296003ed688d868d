package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;

/**
 * Adds up what a mixture's gates and experts gave in some rows. Sums are taken in an order that the rows alone give, so
 * they are the same bits on every machine. Costs a logarithm for each row and weight of a gate, and units multiply-adds
 * for each pair of experts and row that they are compared in.
 */
final class MixtureUse {

    private static final int COMPARED_ROWS = ExpertUse.MOST_COMPARED_ROWS;
    /** In place of a lane's number where a row's weights are not all numbers. */
    private static final int CLOSED = -1;

    private final MixtureShape shape;
    private final float[][][] weightsOfGate;
    private final float[][][] unitsOfExpert;
    private final Entropies entropies;
    private final float[] sums;
    private final float[] most;
    private final int[] top;

    /**
     * Reads these.
     *
     * @param weightsOfGate of a gate: its experts' lanes, in the order in which the shape has them
     * @param unitsOfExpert of an expert: its lanes, unit after unit
     */
    MixtureUse(MixtureShape shape, float[][][] weightsOfGate, float[][][] unitsOfExpert) {
        this.shape = shape;
        this.weightsOfGate = weightsOfGate;
        this.unitsOfExpert = unitsOfExpert;
        int batchRows = unitsOfExpert[0][0].length;
        entropies = new Entropies(batchRows);
        sums = new float[batchRows];
        most = new float[batchRows];
        top = new int[batchRows];
    }

    ExpertUse of(Rows rows) {
        List<GateUse> gates = new ArrayList<>();
        for (int gate = 0; gate < weightsOfGate.length; gate++) {
            gates.add(gate(gate, rows));
        }
        int experts = shape.experts();
        Rows compared = new Rows(rows.from(), Math.min(rows.to(), rows.from() + COMPARED_ROWS));
        double[] products = new double[experts > ExpertUse.MOST_COMPARED ? 0 : ExpertUse.pairs(experts)];
        int pair = 0;
        for (int first = 0; pair < products.length; first++) {
            for (int second = first; second < experts; second++) {
                VectorOps.fill(sums, compared, 0);
                VectorOps.addProducts(sums, compared, unitsOfExpert[first], unitsOfExpert[second]);
                products[pair++] = sum(sums, compared);
            }
        }
        return new ExpertUse(gates, products);
    }

    private GateUse gate(int gate, Rows rows) {
        float[][] lanes = weightsOfGate[gate];
        VectorOps.fill(sums, rows, 0);
        VectorOps.fill(most, rows, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < lanes.length; i++) {
            entropies.add(sums, rows, lanes[i]);
            noteMore(i, lanes[i], rows);
            VectorOps.raise(most, rows, lanes[i]);
        }
        boolean sound = true;
        for (int row = rows.from(); row < rows.to(); row++) {
            sound &= Float.isFinite(sums[row]);
        }
        return counted(gate, sound ? lanes : withoutClosed(lanes, rows), rows);
    }

    private GateUse counted(int gate, float[][] lanes, Rows rows) {
        long[] topsOfLanes = new long[lanes.length];
        long count = 0;
        for (int row = rows.from(); row < rows.to(); row++) {
            if (top[row] != CLOSED) {
                topsOfLanes[top[row]]++;
                count++;
            }
        }
        double[] weights = new double[shape.experts()];
        long[] tops = new long[shape.experts()];
        List<Integer> members = shape.gates().get(gate);
        for (int i = 0; i < lanes.length; i++) {
            weights[members.get(i)] = sum(lanes[i], rows);
            tops[members.get(i)] = topsOfLanes[i];
        }
        BitSet mixed = new BitSet();
        members.forEach(mixed::set);
        return new GateUse(mixed, count, weights, tops, sum(sums, rows));
    }

    /** Copies in which rows whose weights are not all numbers count for nothing. */
    private float[][] withoutClosed(float[][] lanes, Rows rows) {
        float[][] copies = new float[lanes.length][];
        for (int i = 0; i < lanes.length; i++) {
            copies[i] = lanes[i].clone();
        }
        for (int row = rows.from(); row < rows.to(); row++) {
            if (!Float.isFinite(sums[row])) {
                sums[row] = 0;
                top[row] = CLOSED;
                for (float[] copy : copies) {
                    copy[row] = 0;
                }
            }
        }
        return copies;
    }

    /** Notes where a lane has more than all before it. */
    private void noteMore(int number, float[] lane, Rows rows) {
        for (int row = rows.from(); row < rows.to(); row++) {
            top[row] = lane[row] > most[row] ? number : top[row];
        }
    }

    /** By four sums, of which none waits for another. */
    private static double sum(float[] lane, Rows rows) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int row = rows.from();
        for (; row + 4 <= rows.to(); row += 4) {
            a += lane[row];
            b += lane[row + 1];
            c += lane[row + 2];
            d += lane[row + 3];
        }
        for (; row < rows.to(); row++) {
            a += lane[row];
        }
        return (a + b) + (c + d);
    }
}
