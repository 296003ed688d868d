package org.mmoestreams.workbench.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** The random moments at which the learner is killed, as numbers of predictions read. */
final class KillPlan {

    private final Deque<Long> moments = new ArrayDeque<>();
    private int done;

    /**
     * A plan of {@code kills} moments, spread at random between 2 and 95 percent of all predictions.
     *
     * @param events how many predictions there will be
     */
    KillPlan(int kills, long events, long seed) {
        new SplittableRandom(seed)
                .longs(kills, events / 50, Math.max(events / 50 + 1, events / 100 * 95))
                .sorted()
                .forEach(moments::add);
    }

    /** Whether to kill now; each moment comes once. */
    boolean isDue(long predictions) {
        if (moments.isEmpty() || predictions < moments.getFirst()) {
            return false;
        }
        moments.removeFirst();
        done++;
        return true;
    }

    int done() {
        return done;
    }
}
