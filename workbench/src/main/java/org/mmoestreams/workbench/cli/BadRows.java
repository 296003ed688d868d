package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What becomes of rows that make no event. */
enum BadRows {
    /** The first one ends the reading. */
    FAIL {
        @Override
        Consumer<String> told(PrintWriter err) {
            return problem -> {
                throw new IllegalArgumentException(problem);
            };
        }
    },
    /** They are passed over; the first few are shown. */
    SKIP {
        @Override
        Consumer<String> told(PrintWriter err) {
            AtomicInteger count = new AtomicInteger();
            return problem -> {
                int before = count.getAndIncrement();
                if (before < MOST_SHOWN) {
                    err.println("skipped: " + problem);
                    err.flush();
                } else if (before == MOST_SHOWN) {
                    err.println("skipped: more rows; only the first " + MOST_SHOWN + " are shown");
                    err.flush();
                }
            };
        }
    };

    private static final int MOST_SHOWN = 5;

    /** What is told of each such row, where it is and why; what that throws ends the reading. */
    abstract Consumer<String> told(PrintWriter err);
}
