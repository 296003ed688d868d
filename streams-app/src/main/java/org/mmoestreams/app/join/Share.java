package org.mmoestreams.app.join;

/**
 * How much of what is due is done with an event: enough that less and less is due while events come, and so little that
 * none of them waits long. The share grows with the stream time that has passed since the event before. So where stream
 * time goes as fast as a clock, what is due is done at much the same speed however few events come. It follows from the
 * events alone.
 */
final class Share {

    /** With each event: more than one event can make due later on. */
    private static final int LEAST = 8;

    private static final int PER_MILLISECOND = 8;
    /** Some ten milliseconds of work. */
    private static final int MOST = 512;

    private Share() {}

    /**
     * How many entries of a kind are looked at.
     *
     * @param before stream time before the event; {@link Long#MIN_VALUE} before the first
     * @param time the event's time
     */
    static int of(long before, long time) {
        if (before == Long.MIN_VALUE || time <= before) {
            return LEAST;
        }
        long passed = Math.min(time - before, MOST);
        return (int) Math.min(MOST, LEAST + passed * PER_MILLISECOND);
    }
}
