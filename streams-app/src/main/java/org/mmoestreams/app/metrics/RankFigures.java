package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.HistogramAuc;
import org.mmoestreams.metrics.ScoreGroups;
import org.mmoestreams.metrics.batch.AucEstimate;
import org.mmoestreams.metrics.batch.AveragePrecision;
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
        OptionalDouble none = OptionalDouble.of(0.0);
        RankFigures figures = new RankFigures(out, groups);
        figures.putArea(AucEstimate.of(groups), none);
        figures.put("average_precision", AveragePrecision.of(groups), none);
        figures.put("lift_top_decile", Lift.ofTopDecile(groups), none);
    }

    /** Puts the figures of rows in bins; the error of the area stands beside the figures of its interval, too. */
    static void ofBins(Measures out, HistogramAuc histogram) {
        ScoreGroups bins = histogram.groups();
        RankFigures figures = new RankFigures(out, bins);
        OptionalDouble variance = AucEstimate.of(bins).variance();
        figures.putArea(new AucEstimate(histogram.auc(), variance), histogram.errorBound());
        figures.put("average_precision", AveragePrecision.of(bins), AveragePrecision.errorOf(bins));
        figures.put("lift_top_decile", Lift.ofTopDecile(bins), Lift.errorOfTopDecile(bins));
    }

    private void putArea(AucEstimate estimate, OptionalDouble error) {
        put(TotalAuc.NAME, estimate.auc(), error);
        out.exact(TotalAuc.POSITIVES, rows, OptionalDouble.of(groups.positives()));
        out.exact(TotalAuc.NEGATIVES, rows, OptionalDouble.of(groups.negatives()));
        put("auc_standard_error", estimate.standardError(), error);
        put(AUC_LOW, estimate.low(), error);
        put("auc_high", estimate.high(), error);
        put("auc_degenerate", estimate.degeneracy(), error);
    }

    private void put(String name, OptionalDouble value, OptionalDouble error) {
        out.within(name, rows, value, value.isPresent() ? error : value);
    }
}
