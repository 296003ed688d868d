package org.mmoestreams.workbench.bench.waiting;

import java.util.ArrayList;
import java.util.List;

/**
 * How a learner took events that all wait, in tenths.
 *
 * @param tenths one after the other
 */
public record Filling(List<Tenth> tenths) {

    private static final int PARTS = 10;

    /**
     * A tenth of the events.
     *
     * @param waiting rows that waited at its end
     * @param perSecond events a second
     * @param residentBytes memory resident at its end; -1 when the process did not tell
     */
    public record Tenth(long waiting, double perSecond, long residentBytes) {}

    /** Keeps a copy of the list. */
    public Filling {
        tenths = List.copyOf(tenths);
    }

    /** Has a learner that was just started take so many events, which are on its topic. */
    static Filling measure(Waiter learner, long rows) {
        List<Tenth> tenths = new ArrayList<>();
        long[] before = {0, System.nanoTime()};
        for (int part = 1; part <= PARTS; part++) {
            long upTo = rows * part / PARTS;
            learner.await(() -> learner.events() >= upTo);
            long events = learner.events();
            long now = System.nanoTime();
            // of a small number one commit may have covered more than a tenth
            double perSecond = Math.max(0, events - before[0]) / ((now - before[1]) / 1e9);
            tenths.add(new Tenth(events, perSecond, learner.residentBytes()));
            before[0] = events;
            before[1] = now;
        }
        return new Filling(tenths);
    }
}
