package org.mmoestreams.app.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows a stream time up to which a learner has looked at every row that was due: it does not look at all at once where
 * many are due, so this lags behind stream time by some events.
 */
final class SettledTime {

    private final Deque<Moment> moments = new ArrayDeque<>();
    private long settled = Long.MIN_VALUE;

    /**
     * The time up to which all is settled once so many events were read, the last of which had this stream time.
     *
     * @param lag after how many more events all is settled that is due at this time
     */
    long at(long events, long streamTime, long lag) {
        moments.add(new Moment(events + lag, streamTime));
        while (!moments.isEmpty() && moments.peek().settledAt() <= events) {
            settled = moments.remove().streamTime();
        }
        return settled;
    }

    private record Moment(long settledAt, long streamTime) {}
}
