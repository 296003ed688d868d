package org.mmoestreams.workbench.replay;

import java.util.BitSet;

/** Which of a run of events the brokers have acknowledged. Safe for use by several threads. */
final class Acknowledgements {

    private static final int MOST_PASSED = 1 << 16;

    private final BitSet beyond = new BitSet();
    private long base;
    private int passed;
    private long count;

    /**
     * None yet.
     *
     * @param first index of the first event
     */
    Acknowledgements(long first) {
        this.base = first;
    }

    /** Notes an event, in any order, each once. */
    synchronized void add(long index) {
        count++;
        pass(index);
    }

    /** Notes that there is no event of an index. */
    synchronized void pass(long index) {
        beyond.set(Math.toIntExact(index - base));
        passed = beyond.nextClearBit(passed);
        if (passed > MOST_PASSED) {
            BitSet rest = beyond.get(passed, Math.max(passed, beyond.length()));
            beyond.clear();
            beyond.or(rest);
            base += passed;
            passed = 0;
        }
    }

    /** How many were acknowledged. */
    synchronized long count() {
        return count;
    }

    /** The index of the first event that was not. */
    synchronized long firstMissing() {
        return base + passed;
    }
}
