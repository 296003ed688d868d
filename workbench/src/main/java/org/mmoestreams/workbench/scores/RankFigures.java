package org.mmoestreams.workbench.scores;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.batch.AveragePrecision;
import org.mmoestreams.metrics.batch.DeLong;
import org.mmoestreams.metrics.batch.Interval;
import org.mmoestreams.metrics.batch.Lift;
import org.mmoestreams.metrics.batch.PairedDeLong;
import org.mmoestreams.metrics.batch.ScoredRows;
import org.mmoestreams.metrics.batch.WeightedAuc;

/** What depends on the order of scores alone. */
final class RankFigures {

    private static final String DEGENERATE = "degenerate";

    private RankFigures() {}

    /**
     * The figures of a column.
     *
     * @param delong its area with a variance; none where rows have weights
     */
    static List<Figure> of(ScoredRows rows, Optional<DeLong> delong) {
        OptionalDouble auc = delong.map(DeLong::auc).orElseGet(() -> WeightedAuc.of(rows));
        Optional<Interval> interval = delong.flatMap(DeLong::interval);
        String otherwise = delong.filter(DeLong::degenerate).isPresent() ? DEGENERATE : "-";
        return List.of(
                Figure.of("auc", "AUC", auc),
                Figure.of(
                        "auc_variance",
                        "  variance",
                        delong.map(DeLong::variance).orElse(OptionalDouble.empty())),
                Figure.of("auc_low", "  95 % interval from", end(interval.map(Interval::low)))
                        .or(otherwise),
                Figure.of("auc_high", "  to", end(interval.map(Interval::high))).or(otherwise),
                Figure.of("average_precision", "average precision", AveragePrecision.of(rows)),
                Figure.of("top_decile_lift", "lift of the top decile", Lift.ofTopDecile(rows)));
    }

    /** Whether two areas differ. */
    static List<Figure> ofPair(DeLong first, DeLong second) {
        PairedDeLong pair = PairedDeLong.of(first, second);
        String otherwise = pair.degenerate() ? DEGENERATE : "-";
        return List.of(
                Figure.of("auc_difference", "AUC difference", pair.difference()),
                Figure.of("low", "95 % from", end(pair.interval().map(Interval::low)))
                        .or(otherwise),
                Figure.of("high", "to", end(pair.interval().map(Interval::high)))
                        .or(otherwise),
                Figure.of("variance", "variance", pair.variance()),
                Figure.of("covariance", "covariance", pair.covariance()),
                Figure.of("z", "z", pair.z()).or(otherwise),
                Figure.of("p", "p", pair.pValue()).or(otherwise));
    }

    private static OptionalDouble end(Optional<Double> end) {
        return end.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
