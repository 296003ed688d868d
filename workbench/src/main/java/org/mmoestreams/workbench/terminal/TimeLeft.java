package org.mmoestreams.workbench.terminal;

import java.time.Duration;

/** How long something will take yet, as people say it. */
public final class TimeLeft {

    private TimeLeft() {}

    /**
     * The time in its two largest units, as {@code 3 min 18 s left}.
     *
     * @param rest how much there is to do
     * @param perSecond how much is done in a second
     */
    public static String of(long rest, double perSecond) {
        Duration left = Duration.ofSeconds(Math.round(Math.max(0, Math.min(rest / perSecond, Integer.MAX_VALUE))));
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min left";
        }
        return left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s left"
                : left.toSeconds() + " s left";
    }
}
