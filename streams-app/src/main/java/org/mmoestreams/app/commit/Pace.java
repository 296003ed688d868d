package org.mmoestreams.app.commit;

import java.util.Arrays;

/**
 * When a stream thread may ask for its next commit. Kafka Streams processes one event between two commits that follow
 * each other at once, and few between commits that are near: a thread that stands still for long, in commits or for
 * want of a processor, would commit all the time and learn next to nothing. So commits come further apart the longer
 * the thread's turns take: standing still may take half of its time as far as it is an interval, and a quarter of what
 * is beyond, or half of all where a quarter would make commits come too seldom. Turns as a healthy learner has them
 * change nothing.
 *
 * <p>Used by its stream thread only; all processors of the thread share it, as they share commits.
 */
final class Pace {

    /** From request to request, as multiples of a standstill: up to an interval, and of what is beyond. */
    private static final int APART = 2;

    private static final int APART_BEYOND = 4;
    /** From request to request at the most, as a multiple of the interval, unless a standstill is that long. */
    private static final int MOST_INTERVALS = 8;
    /** Turns that take less are healthy, whatever the interval. */
    private static final long HEALTHY_MILLIS = 75;
    /** Standstills that the middle one is taken of: one or two slow turns by chance change nothing. */
    private static final int REMEMBERED = 5;

    private final long interval;
    private final long most;
    private final long[] standstills = new long[REMEMBERED];
    private int requests;
    private long lastTurn;
    private long longest;
    private long askedAt;
    private boolean pending;

    /**
     * The pace of a thread that begins.
     *
     * @param interval from commit to commit as long as nothing stands still, in milliseconds
     * @param most how far apart commits may come where they need not, in milliseconds
     */
    Pace(long interval, long most) {
        this.interval = interval;
        this.most = Math.min(most, MOST_INTERVALS * interval);
    }

    /** Notes that the thread has come round; times are wall-clock time in milliseconds. */
    void turn(long now) {
        longest = lastTurn == 0 ? 0 : Math.max(longest, now - lastTurn);
        lastTurn = now;
    }

    /** Whether a commit may be asked for. At the moment of one request others are free: they share its commit. */
    boolean isDue(long now) {
        return isMomentOfLastRequest(now) || now - askedAt >= apart() || now < askedAt;
    }

    /**
     * Whether the commit asked for last has been made: it is, before the next moment's processors are called. So it is
     * once only for each request.
     */
    boolean isCommitted(long now) {
        boolean over = pending && !isMomentOfLastRequest(now);
        pending &= !over;
        return over;
    }

    /** Notes a request. */
    void asked(long now) {
        pending = true;
        if (!isMomentOfLastRequest(now)) {
            standstills[requests % REMEMBERED] = longest;
            requests++;
            longest = 0;
            askedAt = now;
        }
    }

    private boolean isMomentOfLastRequest(long now) {
        return now / interval == askedAt / interval;
    }

    private long apart() {
        long[] sorted = standstills.clone();
        Arrays.sort(sorted);
        long usual = sorted[REMEMBERED / 2];
        if (usual <= Math.max(HEALTHY_MILLIS, interval * 3 / 4)) {
            return 0;
        }
        long beyond = Math.max(0, usual - interval);
        return Math.max(APART * usual, Math.min(APART * (usual - beyond) + APART_BEYOND * beyond, most));
    }
}
