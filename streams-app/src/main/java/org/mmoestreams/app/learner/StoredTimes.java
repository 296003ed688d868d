package org.mmoestreams.app.learner;

/**
 * Event times as the store has them. Since the first build, -1 stands for none there; so times before 1970, which are
 * below zero, are stored one lower.
 */
final class StoredTimes {

    /** No time, before all others. */
    static final long NONE = Long.MIN_VALUE;

    private static final long STORED_NONE = -1;

    private StoredTimes() {}

    /** What stands for a time in the store. */
    static long stored(long time) {
        if (time == NONE) {
            return STORED_NONE;
        }
        return time < 0 ? time - 1 : time;
    }

    /** The time that something in the store stands for. */
    static long of(long stored) {
        if (stored == STORED_NONE) {
            return NONE;
        }
        return stored < 0 ? stored + 1 : stored;
    }
}
