package org.mmoestreams.app.join;

import java.util.SplittableRandom;

/** Counts of labels as a join may have made them, for those who show them. */
public final class SomeCounts {

    private static final long FIRST = 1_700_000_000_000L;

    private SomeCounts() {}

    /** Random ones. */
    public static JoinCounts random(SplittableRandom chance, int tasks) {
        JoinCounts counts = new JoinCounts(tasks);
        counts.keepWaitingIn(1024);
        counts.addRows(chance.nextInt(1000));
        for (int task = 0; task < tasks; task++) {
            int joined = 1 + chance.nextInt(100);
            counts.add(task, JoinCount.JOINED, joined);
            counts.add(task, JoinCount.EXPIRED, chance.nextInt(100));
            for (int i = 0; i < joined; i++) {
                counts.delayed(task, chance.nextInt(100_000));
            }
            counts.addWaiting(task, FIRST + chance.nextInt(1_000_000), 1 + chance.nextInt(50));
        }
        return counts;
    }
}
