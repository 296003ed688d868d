package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.SplittableRandom;
import org.mmoestreams.schemas.ScoredWindow;

/** Metrics that die at random between commits that come at random. */
final class RandomDeaths {

    private RandomDeaths() {}

    /**
     * Sends windows, those after the last commit once more after each death; ends with a commit and a death.
     *
     * @param mortal commits when it is told to
     */
    static void send(List<ScoredWindow> windows, RestartableMetrics mortal, SplittableRandom chance) {
        int committed = 0;
        for (int sent = 0; sent < windows.size(); ) {
            mortal.send(windows.get(sent++));
            int what = chance.nextInt(24);
            if (what == 0) {
                mortal.commit();
                committed = sent;
            } else if (what == 1) {
                mortal.crash();
                sent = committed;
            }
        }
        mortal.commit();
        mortal.crash();
    }
}
