package org.mmoestreams.features;

/**
 * The life of a field's values, counted in steps of a 64th of their {@link Age}: a value is marked with the step in
 * which it came last. Fewer marks are written so than there are occurrences, and a value goes up to two steps late, but
 * never too early.
 */
final class Life {

    private static final int STEPS = 64;

    private final StreamClock clock;
    private final boolean inWindows;
    private final long step;
    private final long steps;

    Life(Age age, StreamClock clock) {
        this.clock = clock;
        inWindows = age.time() == null;
        long length = inWindows ? age.windows() : age.time().toMillis();
        step = Math.max(1, length / STEPS);
        // windows are whole: to be away for more than one less is to be away for as many
        steps = -Math.floorDiv(-(inWindows ? length - 1 : length), step);
    }

    /** The present step. */
    long now() {
        return Math.floorDiv(inWindows ? clock.version() : clock.time(), step);
    }

    /** Whether a value that came last in step {@code mark} has been away for longer than it may. */
    boolean isOver(long mark, long now) {
        return now - mark > steps;
    }
}
