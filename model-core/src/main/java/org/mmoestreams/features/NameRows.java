package org.mmoestreams.features;

import java.util.Optional;
import org.mmoestreams.state.Chunked;

/**
 * Gives the values of a field their rows, among the field's own: {@link Vocabulary#MISSING} for a missing value,
 * {@link Vocabulary#OVERFLOW} for the values without one of their own, and others from {@link Vocabulary#FIRST_VALUE}
 * on. A look-up takes constant time and allocates nothing, whatever the values.
 */
interface NameRows extends Chunked {

    /**
     * Those of a field.
     *
     * @param clock that ages are counted by
     */
    static NameRows of(String field, ValueRules rules, StreamClock clock) {
        if (rules.hashed() != null) {
            return new HashedNames(rules.hashed(), rules.hashSeed() == null ? 0 : rules.hashSeed());
        }
        Optional<Life> life = Optional.ofNullable(rules.expireAfter()).map(age -> new Life(age, clock));
        Optional<Candidates> candidates = rules.admitAfter() == null || rules.admitAfter() == 1
                ? Optional.empty()
                : Optional.of(new Candidates(field, rules.capacity(), rules.admitAfter(), life));
        return life.isPresent()
                ? new AgingVocabulary(field, rules.capacity(), candidates, life.get(), clock)
                : new Vocabulary(field, rules.capacity(), candidates);
    }

    /**
     * The row of a value that has come once more; it is given one where it may have one and there is room.
     *
     * @param length the value's length in bytes, or -1 for a missing value
     */
    int rowOf(byte[] buffer, int offset, int length);

    /** The row of a value; one that has none of its own gets the overflow's. Changes nothing. */
    int find(byte[] buffer, int offset, int length);

    /**
     * What has a row, from {@link Vocabulary#FIRST_VALUE} on, as UTF-8, not to be changed; null where no value has it.
     */
    byte[] valueOf(int row);

    /** No value has this row or one above. */
    int end();

    /** How often {@link #rowOf} found no room since this was made; no part of the state. */
    long overflows();

    /**
     * What tells the value that has a row from those that had it before: no two of them have the same. 0 where values
     * keep their rows.
     */
    default long tenancy(int row) {
        return 0;
    }
}
