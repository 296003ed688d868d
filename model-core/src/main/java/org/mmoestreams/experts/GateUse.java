package org.mmoestreams.experts;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.mmoestreams.state.Varints;

/**
 * What one gate made of the experts over some rows. It consists of sums, so those of several windows add up, in
 * whatever pieces they came; figures are worked out from the sums when they are asked for, and are not a number where
 * there are no rows.
 */
public final class GateUse {

    /** An expert is idle below this share of what each would have if all had the same. */
    private static final double IDLE = 0.1;

    private final BitSet mixed;
    private final long rows;
    private final double[] weights;
    private final long[] tops;
    private final double entropy;

    /** Sums over some rows, of a gate that mixes all experts. */
    public GateUse(long rows, double[] weights, long[] tops, double entropy) {
        this(all(weights.length), rows, weights, tops, entropy);
    }

    /**
     * Sums over some rows.
     *
     * @param mixed the numbers of the experts that the gate mixes, at least one
     * @param rows how many rows
     * @param weights of each expert the sum of its weights, 0 for one that the gate does not mix
     * @param tops of each expert in how many rows it has the greatest weight; of equal ones the first counts
     * @param entropy the sum of the entropies of the rows' weights, in nats
     */
    public GateUse(BitSet mixed, long rows, double[] weights, long[] tops, double entropy) {
        check(weights.length > 0 && weights.length == tops.length, "experts", tops.length, "" + weights.length);
        check(
                !mixed.isEmpty() && mixed.length() <= weights.length,
                "experts.mixed",
                mixed,
                "some of " + weights.length);
        this.mixed = (BitSet) mixed.clone();
        this.rows = rows;
        this.weights = weights.clone();
        this.tops = tops.clone();
        this.entropy = entropy;
    }

    /** Those of these rows and others. */
    GateUse plus(GateUse other) {
        double[] sums = weights.clone();
        long[] counts = tops.clone();
        for (int expert = 0; expert < sums.length; expert++) {
            sums[expert] += other.weights[expert];
            counts[expert] += other.tops[expert];
        }
        return new GateUse(mixed, rows + other.rows, sums, counts, entropy + other.entropy);
    }

    /** How many rows the sums are over: those whose weights are numbers. */
    public long rows() {
        return rows;
    }

    /** How many experts there are. */
    public int experts() {
        return weights.length;
    }

    /** Whether the gate mixes an expert. */
    public boolean mixes(int expert) {
        return mixed.get(expert);
    }

    /** Whether it mixes the same experts as another. */
    boolean fits(GateUse other) {
        return experts() == other.experts() && mixed.equals(other.mixed);
    }

    /** Whether it mixes all experts. */
    boolean mixesAll() {
        return mixed.cardinality() == experts();
    }

    /** An expert's mean weight, 0 to 1; those of all experts make 1. */
    public double meanWeight(int expert) {
        return weights[expert] / rows;
    }

    /** The share of rows in which an expert has the greatest weight. */
    public double topShare(int expert) {
        return (double) tops[expert] / rows;
    }

    /** The mean entropy of a row's weights in nats: 0 where one expert has all, ln(experts) where all have the same. */
    public double entropy() {
        return entropy / rows;
    }

    /**
     * The exponential of the entropy of the mean weights: as many experts of equal weight would be as diverse. From 1
     * to {@link #experts}. A gate that gives each row another single expert has many, and an {@link #entropy} of 0.
     */
    public double effectiveExperts() {
        if (rows == 0) {
            return Double.NaN;
        }
        double ofMeans = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            double mean = meanWeight(expert);
            ofMeans -= mean > 0 ? mean * StrictMath.log(mean) : 0;
        }
        return StrictMath.exp(ofMeans);
    }

    /**
     * Whether the gate mixes an expert, and its mean weight is below a tenth of what each would have if all had the
     * same.
     */
    public boolean isIdle(int expert) {
        return mixes(expert) && meanWeight(expert) < IDLE / mixed.cardinality();
    }

    /**
     * The squared coefficient of variation of the mixed experts' weights (Shazeer et al.: Outrageously Large Neural
     * Networks, ICLR 2017, equation 7, with the population's variance): 0 where all have the same, experts - 1 where
     * one has all.
     */
    public double imbalance() {
        double squares = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            squares += meanWeight(expert) * meanWeight(expert);
        }
        return mixed.cardinality() * squares - 1;
    }

    /**
     * The load-balancing loss of Switch Transformers (Fedus et al., JMLR 23, 2022, equation 4, without its factor):
     * experts times the sum over experts of top share times mean weight. 1 where all have the same.
     */
    public double switchLoss() {
        double sum = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            sum += topShare(expert) * meanWeight(expert);
        }
        return mixed.cardinality() * sum;
    }

    /** Bytes that {@link #write} takes at most. */
    int mostBytes() {
        return Varints.MOST_BYTES * (1 + tops.length) + Double.BYTES * (1 + weights.length);
    }

    void write(ByteBuffer out) {
        Varints.write(out, rows);
        out.putDouble(entropy);
        for (int expert = 0; expert < weights.length; expert++) {
            out.putDouble(weights[expert]);
            Varints.write(out, tops[expert]);
        }
    }

    /** Writes which experts it mixes, a bit for each. */
    void writeMixed(ByteBuffer out) {
        out.put(Arrays.copyOf(mixed.toByteArray(), maskBytes(experts())));
    }

    /** What {@link #writeMixed} wrote. */
    static BitSet readMixed(ByteBuffer in, int experts) {
        byte[] mask = new byte[maskBytes(experts)];
        in.get(mask);
        return BitSet.valueOf(mask);
    }

    /** Bytes that say which of some experts are mixed. */
    static int maskBytes(int experts) {
        return (experts + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** All of some experts. */
    static BitSet all(int experts) {
        BitSet all = new BitSet();
        all.set(0, experts);
        return all;
    }

    static GateUse read(ByteBuffer in, BitSet mixed, int experts) {
        long rows = Varints.read(in);
        double entropy = in.getDouble();
        double[] weights = new double[experts];
        long[] tops = new long[experts];
        for (int expert = 0; expert < experts; expert++) {
            weights[expert] = in.getDouble();
            tops[expert] = Varints.read(in);
        }
        return new GateUse(mixed, rows, weights, tops, entropy);
    }

    @Override
    public String toString() {
        return rows + " rows, weights " + Arrays.toString(weights) + ", tops " + Arrays.toString(tops) + ", entropy "
                + entropy;
    }
}
