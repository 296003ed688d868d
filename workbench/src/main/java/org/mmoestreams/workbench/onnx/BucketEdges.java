package org.mmoestreams.workbench.onnx;

import org.mmoestreams.features.Buckets;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.NumberRows;

/**
 * Where the buckets of a continuous field begin. A graph's logarithm may differ from the encoder's in its last bit,
 * which at an edge, such as 1, 3 or 7, would be another bucket; compared with edges, numbers are in the encoder's.
 */
final class BucketEdges {

    private BucketEdges() {}

    /**
     * The least number of each bucket, found by halving; behind them infinity. Costs some 50 logarithms for each.
     *
     * @param field one that is cut by a logarithm
     */
    static double[] of(ContinuousField field) {
        NumberRows rows = new NumberRows(field);
        int last = field.buckets().last();
        double[] edges = new double[last + 2];
        for (int bucket = 1; bucket <= last; bucket++) {
            edges[bucket] =
                    least(rows, bucket, edges[bucket - 1], field.buckets().max());
        }
        edges[last + 1] = Double.POSITIVE_INFINITY;
        return edges;
    }

    /** Doubles that are not negative are in the order of their bits. */
    private static double least(NumberRows rows, int bucket, double below, double most) {
        long low = Double.doubleToRawLongBits(below);
        long high = Double.doubleToRawLongBits(most);
        while (low < high) {
            long middle = low + (high - low) / 2;
            double value = Double.longBitsToDouble(middle);
            if (rows.row(value, rows.number(value)) - Buckets.FIRST >= bucket) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Double.longBitsToDouble(high);
    }
}
