package org.mmoestreams.app.metrics;

import java.util.concurrent.atomic.LongAdder;

/** What was odd about the order in which scored windows came to the metrics, since the process began. Safe for any thread. */
public final class WindowCounts {

    private final LongAdder repeats = new LongAdder();
    private final LongAdder gaps = new LongAdder();

    /** Scored windows that came once more; they were dropped. */
    public long repeated() {
        return repeats.sum();
    }

    /** Scored windows that did not come: the metrics lack their rows. */
    public long missing() {
        return gaps.sum();
    }

    void addRepeated() {
        repeats.increment();
    }

    void addMissing(long windows) {
        gaps.add(windows);
    }
}
