package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve of an unbounded stream of predicted probabilities, in fixed memory and with a known
 * error.
 *
 * <p>Positives and negatives are counted in 16384 fixed bins of [0, 1], dense towards both ends. Pairs in different
 * bins are ordered exactly; a positive and a negative in the same bin are taken as a tie. The area so differs from the
 * exact one by at most half of the same-bin pairs over all pairs, which {@link #errorBound} gives: below 1e-4 where the
 * classes' probabilities are spread over the range, up to one half where nearly all fall into one bin. The counts are
 * integers, so neither the order of rows nor that of merges changes a bit of the state or of the results.
 *
 * <p>The state goes out and in by blocks of 256 bins, so that a store need write only the blocks that changed. Up to
 * 2^53 rows are counted.
 *
 * <p>Cost: {@link #add} takes constant time, {@link #merge} one pass over the bins, {@link #auc} one over a quarter of
 * them; 320 KiB. Results are empty when a class is absent. For a sliding window of rows use {@link BatchAuc}, which is
 * exact and can forget.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class HistogramAuc {

    private static final int BLOCK_BINS = 256;
    private static final int BLOCKS = ProbabilityBins.COUNT / BLOCK_BINS;
    private static final long MAX_ROWS = 1L << 53;
    private static final long MAX_IN_LONGS = 1L << 30;

    private final long[] positives = new long[ProbabilityBins.COUNT];
    private final long[] negatives = new long[ProbabilityBins.COUNT];
    private final FourBins fours = new FourBins(ProbabilityBins.COUNT);
    private final boolean[] dirty = new boolean[BLOCKS];
    private long allPositives;
    private long allNegatives;
    private boolean areFoursStale;

    /**
     * Counts a row.
     *
     * @param probability of the positive class, 0 to 1
     * @throws IllegalArgumentException when {@code probability} is out of range or not a number
     */
    public void add(double probability, boolean positive) {
        check(probability >= 0 && probability <= 1, "auc.probability", probability, "0 to 1");
        int bin = ProbabilityBins.of(probability);
        fours.add(bin, positive, positives, negatives);
        if (positive) {
            positives[bin]++;
            allPositives++;
        } else {
            negatives[bin]++;
            allNegatives++;
        }
        dirty[bin / BLOCK_BINS] = true;
    }

    /**
     * Adds all rows that {@code other} has counted; the blocks they fall into become dirty.
     *
     * @throws IllegalArgumentException when the two have more than 2^53 rows together; nothing is then changed
     */
    public void merge(HistogramAuc other) {
        checkRows(rows() + other.rows());
        for (int bin = 0; bin < ProbabilityBins.COUNT; bin++) {
            if ((other.positives[bin] | other.negatives[bin]) != 0) {
                positives[bin] += other.positives[bin];
                negatives[bin] += other.negatives[bin];
                dirty[bin / BLOCK_BINS] = true;
            }
        }
        long addedPositives = other.allPositives;
        long addedNegatives = other.allNegatives;
        allPositives += addedPositives;
        allNegatives += addedNegatives;
        areFoursStale = true;
    }

    /** The area, 0 to 1, rows of a bin taken as ties; empty when a class is absent. */
    public OptionalDouble auc() {
        if (fitsLongs()) {
            return overTwicePairs((double) fours().twiceWins());
        }
        PairSum twiceU = new PairSum();
        long negativesBelow = 0;
        for (int bin = 0; bin < ProbabilityBins.COUNT; bin++) {
            twiceU.add(positives[bin], 2 * negativesBelow + negatives[bin]);
            negativesBelow += negatives[bin];
        }
        return overTwicePairs(twiceU.toDouble());
    }

    /**
     * What the area may be off by at most against the exact one: half of the same-bin pairs over all pairs, 0 to 0.5,
     * rounding (about 1e-16) aside. Equal probabilities are true ties and cause no error, but the bins cannot tell.
     * Empty when a class is absent.
     */
    public OptionalDouble errorBound() {
        if (fitsLongs()) {
            return overTwicePairs((double) fours().ties());
        }
        PairSum sameBin = new PairSum();
        for (int bin = 0; bin < ProbabilityBins.COUNT; bin++) {
            sameBin.add(positives[bin], negatives[bin]);
        }
        return overTwicePairs(sameBin.toDouble());
    }

    /**
     * Each four neighbouring bins as a group of equal probability, without those that hold no rows: all measures that
     * go by order can be made of it, with the rows of a group taken as ties. Coarser than {@link #auc}, since such
     * measures cost a pass each.
     */
    public ScoreGroups groups() {
        return fours().groups(allPositives, allNegatives);
    }

    /** Positive rows counted. */
    public long positives() {
        return allPositives;
    }

    /** Negative rows counted. */
    public long negatives() {
        return allNegatives;
    }

    /** Rows counted, at most 2^53. */
    public long rows() {
        return allPositives + allNegatives;
    }

    /** How many blocks the state has; the same for every instance. */
    public int blocks() {
        return BLOCKS;
    }

    /**
     * Whether the block has changed since {@link #clean}, {@link #load} of it, or construction.
     *
     * @throws IllegalArgumentException when there is no such block
     */
    public boolean dirty(int block) {
        return dirty[checkBlock(block)];
    }

    /** Takes every block as stored. */
    public void clean() {
        Arrays.fill(dirty, false);
    }

    /**
     * The state of a block, 513 to 4097 bytes, the same for the same multiset of rows; a block never changed need not
     * be stored.
     *
     * @throws IllegalArgumentException when there is no such block
     */
    public byte[] block(int block) {
        int from = checkBlock(block) * BLOCK_BINS;
        return CountBlock.encode(
                Arrays.copyOfRange(positives, from, from + BLOCK_BINS),
                Arrays.copyOfRange(negatives, from, from + BLOCK_BINS));
    }

    /**
     * Puts the state of a block in place of what the block holds; the block is then not dirty.
     *
     * @param state what {@link #block} gave
     * @throws IllegalArgumentException when there is no such block or {@code state} is not the state of a block;
     *     nothing is then changed
     */
    public void load(int block, byte[] state) {
        int from = checkBlock(block) * BLOCK_BINS;
        long[][] counts = CountBlock.decode(state, BLOCK_BINS);
        long morePositives = total(counts[0], 0) - total(positives, from);
        long moreNegatives = total(counts[1], 0) - total(negatives, from);
        checkRows(rows() + morePositives + moreNegatives);
        System.arraycopy(counts[0], 0, positives, from, BLOCK_BINS);
        System.arraycopy(counts[1], 0, negatives, from, BLOCK_BINS);
        allPositives += morePositives;
        allNegatives += moreNegatives;
        dirty[block] = false;
        areFoursStale = true;
    }

    /** Whether twice the pairs, which no sum of pairs exceeds, are below 2^62. */
    private boolean fitsLongs() {
        return allPositives < MAX_IN_LONGS && allNegatives < MAX_IN_LONGS;
    }

    private FourBins fours() {
        if (areFoursStale) {
            fours.recount(positives, negatives);
            areFoursStale = false;
        }
        return fours;
    }

    private OptionalDouble overTwicePairs(double sum) {
        if (allPositives == 0 || allNegatives == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sum / (2.0 * allPositives * allNegatives));
    }

    private static long total(long[] counts, int from) {
        long total = 0;
        for (int bin = from; bin < from + BLOCK_BINS; bin++) {
            total += counts[bin];
        }
        return total;
    }

    private static int checkBlock(int block) {
        check(block >= 0 && block < BLOCKS, "auc.block", block, "0 to " + (BLOCKS - 1));
        return block;
    }

    private static void checkRows(long rows) {
        check(rows <= MAX_ROWS, "auc.rows", rows, "<= " + MAX_ROWS + " together");
    }
}
