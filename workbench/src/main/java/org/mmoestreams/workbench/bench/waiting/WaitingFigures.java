package org.mmoestreams.workbench.bench.waiting;

import java.util.List;
import org.mmoestreams.app.config.Secrets;

/**
 * What the benchmark of waiting rows measured.
 *
 * @param rows how many rows waited
 * @param few how many in the learner that was compared with
 * @param turn events of a turn, with as many labels
 * @param settings of the learners beside the defaults, secrets masked
 * @param filling until they waited
 * @param steady while they waited
 * @param restarts stopped and killed while they waited
 * @param expiry when they waited no more
 */
public record WaitingFigures(
        int rows,
        int few,
        int turn,
        List<String> settings,
        Filling filling,
        Steady steady,
        Restarts restarts,
        Expiry expiry) {

    static WaitingFigures of(
            WaitingBenchOptions options, Filling filling, Steady steady, Restarts restarts, Expiry expiry) {
        return new WaitingFigures(
                options.rows(),
                WaitingBenchOptions.FEW,
                options.turn(),
                options.assignments().stream().map(Secrets::maskAssignment).toList(),
                filling,
                steady,
                restarts,
                expiry);
    }
}
