package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmoestreams.workbench.top.Snapshot.Delays;

/**
 * The newest predictions, by the times at which they were written: how many came a second, and how long after their
 * events. What is read late, as a topic's past is, counts when it was written. Holds a fixed number of them.
 */
final class RecentPredictions {

    /** Over how many seconds the rate is. */
    static final int SECONDS = 10;

    private static final long NEWEST_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int MOST = 1_000;
    private static final double HIGH = 0.95;

    private final long[] counts = new long[SECONDS + 1];
    private final long[] seconds = new long[SECONDS + 1];
    private final long[] delays = new long[MOST];
    private final long[] delayTimes = new long[MOST];
    private long delayCount;
    private long newest = Long.MIN_VALUE;

    /**
     * Whether a prediction is so new that its delay is of interest.
     *
     * @param written when it was written, in milliseconds since 1970
     */
    static boolean isNew(long written, long now) {
        return now - written <= NEWEST_MILLIS;
    }

    /** Counts a prediction that was written at a time in milliseconds since 1970. */
    void count(long written) {
        long second = Math.floorDiv(written, 1_000L);
        int at = Math.floorMod(second, counts.length);
        if (seconds[at] < second) {
            seconds[at] = second;
            counts[at] = 0;
        }
        if (seconds[at] == second) {
            counts[at]++;
        }
        newest = Math.max(newest, written);
    }

    /** Notes how long after its event a prediction was written, in milliseconds. */
    void delayed(long written, long delay) {
        int at = (int) (delayCount++ % MOST);
        delays[at] = delay;
        delayTimes[at] = written;
    }

    /** Predictions a second in the ten seconds before the present one. */
    double perSecond(long now) {
        long present = Math.floorDiv(now, 1_000L);
        long sum = 0;
        for (int at = 0; at < counts.length; at++) {
            if (seconds[at] < present && seconds[at] >= present - SECONDS) {
                sum += counts[at];
            }
        }
        return (double) sum / SECONDS;
    }

    /** Delays of the last minute's newest predictions; empty where there was none. */
    Optional<Delays> delays(long now) {
        int held = (int) Math.min(delayCount, MOST);
        long[] recent = new long[held];
        int count = 0;
        for (int at = 0; at < held; at++) {
            if (isNew(delayTimes[at], now)) {
                recent[count++] = delays[at];
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        Arrays.sort(recent, 0, count);
        return Optional.of(new Delays(recent[(count - 1) / 2], recent[(int) Math.ceil(HIGH * count) - 1]));
    }

    /** When the newest was written, in milliseconds since 1970; empty before the first. */
    OptionalLong newest() {
        return newest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newest);
    }
}
