package org.mmoestreams.workbench.draft;

/**
 * How many values a field will have. The share of values seen once among all rows is the chance that the next row
 * brings a new one (Good, "The population frequencies of species and the estimation of population parameters",
 * Biometrika 40, 1953). So at the end of the sample the number of values grows as its power, singletons over values, of
 * the rows (Heaps' law); that is carried on to a stream of 16 times the sample. Where values follow the time, as hours
 * do, that chance is small though others come later: what the second half of the sample brought tells of them.
 *
 * @param values how many a field gets room for, a power of two
 * @param chance the share of rows that bring a new value at the end of the sample
 * @param late how many values came in the second half only
 */
record Capacity(int values, double chance, long late) {

    private static final double HORIZON = 16;
    private static final double HEADROOM = 1.25;
    private static final int LEAST = 4;
    private static final int MOST = 1_000_000;

    static Capacity of(DistinctValues seen) {
        double known = seen.size();
        long late = seen.size() - seen.knownByHalf();
        double power = known == 0 ? 0 : Math.max(seen.singletons() / known, late == 0 ? 0 : doublings(known, late));
        double grown = known * StrictMath.pow(HORIZON, power);
        double wanted = Math.max(grown, HEADROOM * known);
        int capacity = LEAST;
        while (capacity < wanted && capacity < MOST) {
            capacity = Math.min(MOST, 2 * capacity);
        }
        double chance = seen.total() == 0 ? 0 : (double) seen.singletons() / seen.total();
        return new Capacity(capacity, chance, late);
    }

    /** The power by which values grow with rows, if that many of them came in the second half. */
    private static double doublings(double known, long late) {
        return Math.min(1, StrictMath.log(known / Math.max(1, known - late)) / StrictMath.log(2));
    }
}
