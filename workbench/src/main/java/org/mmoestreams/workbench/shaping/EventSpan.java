package org.mmoestreams.workbench.shaping;

/** From when to when events reach, and how much later they come when they come again. For one thread. */
final class EventSpan {

    private static final long[] STEPS = {86_400_000, 1_000, 1};

    private long count;
    private long first;
    private long last;
    private int step;

    /** Notes an event's time, in milliseconds since the epoch. */
    void add(long time) {
        first = count == 0 ? time : Math.min(first, time);
        last = count == 0 ? time : Math.max(last, time);
        while (time % STEPS[step] != 0) {
            step++;
        }
        count++;
    }

    /**
     * How much later the same events come again, so that the first one is as far behind the last one as events are
     * apart in the mean: in whole days or seconds where all times are.
     */
    long period() {
        double distance = count < 2 ? 1 : (double) (last - first) / (count - 1);
        long steps = (long) Math.ceil((last - first + distance) / STEPS[step]);
        return Math.max(1, steps) * STEPS[step];
    }
}
