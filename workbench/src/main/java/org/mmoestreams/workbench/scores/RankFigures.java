package org.mmoestreams.workbench.scores;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mmoestreams.metrics.batch.AucEstimate;
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
    private static final String DASH = "-";

    private RankFigures() {}

    /**
     * The figures of a column.
     *
     * @param delong its area with a variance; none where rows have weights
     */
    static List<Figure> of(ScoredRows rows, Optional<DeLong> delong) {
        Optional<AucEstimate> estimate = delong.map(DeLong::estimate);
        OptionalDouble auc = estimate.map(AucEstimate::auc).orElseGet(() -> WeightedAuc.of(rows));
        String otherwise = estimate.filter(AucEstimate::degenerate).isPresent() ? DEGENERATE : DASH;
        return List.of(
                Figure.of("auc", "AUC", auc),
                Figure.of("auc_variance", "  variance", estimated(estimate, AucEstimate::variance)),
                Figure.of("auc_standard_error", "  standard error", estimated(estimate, AucEstimate::standardError)),
                Figure.of("auc_low", "  95 % interval from", estimated(estimate, AucEstimate::low))
                        .or(otherwise),
                Figure.of("auc_high", "  to", estimated(estimate, AucEstimate::high))
                        .or(otherwise),
                Figure.of("auc_degenerate", "  degenerate", estimated(estimate, AucEstimate::degeneracy)),
                Figure.of("average_precision", "average precision", AveragePrecision.of(rows)),
                Figure.of("lift_top_decile", "lift of the top decile", Lift.ofTopDecile(rows)));
    }

    /** Whether two areas differ. */
    static List<Figure> ofPair(DeLong first, DeLong second) {
        PairedDeLong pair = PairedDeLong.of(first, second);
        String otherwise = pair.degenerate() ? DEGENERATE : DASH;
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

    private static OptionalDouble estimated(
            Optional<AucEstimate> estimate, Function<AucEstimate, OptionalDouble> part) {
        return estimate.map(part).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble end(Optional<Double> end) {
        return end.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
