package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.HistogramAuc;
import org.mmoestreams.metrics.ScoreGroups;
import org.mmoestreams.metrics.batch.AucEstimate;
import org.mmoestreams.metrics.batch.AveragePrecision;
import org.mmoestreams.metrics.batch.Interval;
import org.mmoestreams.metrics.batch.Lift;

/**
 * What goes by the order of a binary task's scores: the area under the ROC curve with its 95 % interval, average
 * precision, the lift of the top decile; and how many rows each class has. Worked out from rows in groups of equal
 * scores, or in bins, whose rows are taken as ties and whose figures have errors.
 */
final class RankFigures {

    /** The lower end of the interval of the area; there is none without at least two rows of each class. */
    static final String AUC_LOW = "auc_low";

    private final Measures out;
    private final ScoreGroups groups;
    private final long rows;

    private RankFigures(Measures out, ScoreGroups groups) {
        this.out = out;
        this.groups = groups;
        this.rows = (long) (groups.positives() + groups.negatives());
    }

    /** Puts the figures of rows whose scores are known. */
    static void exact(Measures out, ScoreGroups groups) {
        RankFigures figures = new RankFigures(out, groups);
        figures.putArea(AucEstimate.of(groups), 0, 0);
        figures.put("average_precision", AveragePrecision.of(groups), 0);
        figures.put("lift_top_decile", Lift.ofTopDecile(groups), 0);
    }

    /** Puts the figures of rows in bins, each with the bound on its error. */
    static void ofBins(Measures out, HistogramAuc histogram) {
        ScoreGroups bins = histogram.groups();
        RankFigures figures = new RankFigures(out, bins);
        figures.putArea(
                new AucEstimate(histogram.auc(), AucEstimate.of(bins).variance()),
                histogram.errorBound().orElse(0),
                AucEstimate.errorOfStandardError(bins).orElse(0));
        figures.put(
                "average_precision",
                AveragePrecision.of(bins),
                AveragePrecision.errorOf(bins).orElse(0));
        figures.put(
                "lift_top_decile",
                Lift.ofTopDecile(bins),
                Lift.errorOfTopDecile(bins).orElse(0));
    }

    private void putArea(AucEstimate estimate, double error, double errorOfStandardError) {
        double errorOfEnds = error + Interval.reach(errorOfStandardError);
        boolean certain = errorOfStandardError == 0 || estimate.standardError().orElse(0) > errorOfStandardError;
        put(TotalAuc.NAME, estimate.auc(), error);
        put(TotalAuc.POSITIVES, OptionalDouble.of(groups.positives()), 0);
        put(TotalAuc.NEGATIVES, OptionalDouble.of(groups.negatives()), 0);
        put("auc_standard_error", estimate.standardError(), errorOfStandardError);
        put(AUC_LOW, estimate.low(), errorOfEnds);
        put("auc_high", estimate.high(), errorOfEnds);
        put("auc_degenerate", estimate.degeneracy(), certain ? 0 : 1);
    }

    private void put(String name, OptionalDouble value, double error) {
        out.within(name, rows, value, value.isPresent() ? OptionalDouble.of(error) : value);
    }
}
