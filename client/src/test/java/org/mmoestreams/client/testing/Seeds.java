package org.mmoestreams.client.testing;

/** Where tests that are not properties get their randomness from. */
public final class Seeds {

    private static final String PROPERTY = "mmoe.test.seed";

    private Seeds() {}

    /**
     * A seed from the clock, or the one in the system property {@code mmoe.test.seed}; printed with what runs with it.
     */
    public static long fresh(String test) {
        long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println(test + ": -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
