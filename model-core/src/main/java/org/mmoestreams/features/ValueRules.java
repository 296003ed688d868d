package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

/**
 * How the values of a field get embedding rows: each one of its own until a capacity is used up, or by their hash.
 *
 * @param capacity how many values have a row of their own at a time; null where they are hashed
 * @param hashed how many rows all values share; null where there is a capacity
 * @param hashSeed seeds the hash; null for 0
 * @param expireAfter after which time away a value gives its row back; null for never
 * @param admitAfter at which of its occurrences a value gets its row; null for the first
 */
record ValueRules(Integer capacity, Integer hashed, Long hashSeed, Age expireAfter, Integer admitAfter) {

    static final String HASHED =
            "Instead of a capacity: how many embeddings the values share by their hash, 2 to 16000000.";
    static final String HASH_SEED = "With hashed: seeds the hash, a whole number. Default: 0.";
    static final String EXPIRE_AFTER =
            "With a capacity: after how long a value that does not come any more gives its embedding back, in stream"
                    + " time, such as P30D, or in training windows, {windows: 500}. Default: never.";
    static final String ADMIT_AFTER =
            "With a capacity: at which of its occurrences a value gets its embedding, 1 to 1000000. Default: the"
                    + " first.";

    private static final int MOST_VALUES = 1_000_000;
    private static final int MOST_HASHED = 16_000_000;
    private static final int MOST_OCCURRENCES = 1_000_000;

    /** Each value has a row of its own for good, until the capacity is used up. */
    static ValueRules of(int capacity) {
        return new ValueRules(capacity, null, null, null, null);
    }

    /**
     * Checks the ranges, and that the parts go together.
     *
     * @param name of the field, as messages call it
     */
    void requireSound(String name) {
        boolean isOne = (capacity == null) != (hashed == null);
        check(isOne, name, capacity, "either capacity or hashed");
        if (capacity == null) {
            between(name + ".hashed", hashed, 2, MOST_HASHED);
            checkNone(name + ".expire-after", expireAfter);
            checkNone(name + ".admit-after", admitAfter);
            return;
        }
        between(name + ".capacity", capacity, 1, MOST_VALUES);
        check(hashSeed == null, name + ".hash-seed", hashSeed, "none without hashed, whose hash it seeds");
        if (admitAfter != null) {
            between(name + ".admit-after", admitAfter, 1, MOST_OCCURRENCES);
        }
    }

    /** How many values have rows at most, or as how many they are taken. */
    int values() {
        return capacity == null ? hashed : capacity;
    }

    /** Embedding rows of the field: those of the values, one for the overflow and one for a missing value. */
    int rows() {
        return values() + Vocabulary.FIRST_VALUE;
    }

    private static void checkNone(String name, Object value) {
        check(value == null, name, value, "none with hashed; all values that share a row keep it");
    }
}
