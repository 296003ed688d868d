package org.mmoestreams.app.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When to say something that may happen thousands of times a second: at once the first time, then at most once a minute for each
 * kind. Counts what happened in between, so that each message can say how much there was. For one thread.
 */
public final class Seldom {

    private static final long PAUSE = Duration.ofMinutes(1).toMillis();

    private final Map<String, Told> kinds = new HashMap<>();

    /**
     * Notes that something happened.
     *
     * @param kind what; there must be few
     * @param times how often it happened
     * @param now milliseconds since the epoch
     * @return how often it happened since this was said last, when it is time to say it; else 0
     */
    public long happened(String kind, long times, long now) {
        Told told = kinds.computeIfAbsent(kind, first -> new Told(now - PAUSE));
        told.untold += times;
        if (now - told.at < PAUSE) {
            return 0;
        }
        long untold = told.untold;
        told.untold = 0;
        told.at = now;
        return untold;
    }

    private static final class Told {

        private long at;
        private long untold;

        Told(long at) {
            this.at = at;
        }
    }
}
