package org.mmoestreams.metrics.batch;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.ScoreGroups;

/**
 * An area under the ROC curve with DeLong's variance, worked out from groups of equal scores in one pass. All sums are
 * exact, so a variance is 0 only if it is exactly that.
 *
 * @param auc 0 to 1; empty when a class is absent
 * @param variance of the area; empty with fewer than two rows of a class
 */
public record AucEstimate(OptionalDouble auc, OptionalDouble variance) {

    /**
     * The estimate for rows in these groups.
     *
     * @param groups counts of rows, not weights
     */
    public static AucEstimate of(ScoreGroups groups) {
        PlacementSums sums = PlacementSums.of(groups);
        long positives = sums.ofPositives().count();
        long negatives = sums.ofNegatives().count();
        OptionalDouble auc = Ratio.of(sums.wins(), 2.0 * positives * negatives);
        if (positives < 2 || negatives < 2) {
            return new AucEstimate(auc, OptionalDouble.empty());
        }
        double perPositive = sums.unit() / positives;
        double perNegative = sums.unit() / negatives;
        return new AucEstimate(
                auc,
                OptionalDouble.of(sums.ofPositives().varianceOfMean() * perNegative * perNegative
                        + sums.ofNegatives().varianceOfMean() * perPositive * perPositive));
    }

    /**
     * What {@link #standardError} may be off by at most where groups are bins, whose rows may be in any order. A row's
     * placement is then off by half of the rows of the other class in its bin at most; a standard deviation changes by
     * no more than the root mean square of what its numbers change by.
     *
     * @param bins counts of rows, not weights
     */
    public static OptionalDouble errorOfStandardError(ScoreGroups bins) {
        double positives = bins.positives();
        double negatives = bins.negatives();
        if (positives < 2 || negatives < 2) {
            return OptionalDouble.empty();
        }
        double ofPositives = 0;
        double ofNegatives = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            double pairs = bins.positives(bin) * bins.negatives(bin);
            ofPositives += pairs * bins.negatives(bin);
            ofNegatives += pairs * bins.positives(bin);
        }
        return OptionalDouble.of(
                Math.sqrt(ofPositives / (positives - 1) / negatives + ofNegatives / (negatives - 1) / positives)
                        / (2 * Math.sqrt(positives * negatives)));
    }

    /**
     * Whether the variance is 0, as where the scores separate the classes wholly or are all equal. It then says nothing
     * about rows to come, and there is no interval.
     */
    public boolean degenerate() {
        return variance.isPresent() && variance.getAsDouble() == 0;
    }

    /** 1 where it is {@link #degenerate}, else 0; empty with fewer than two rows of a class. */
    public OptionalDouble degeneracy() {
        return variance.isPresent() ? OptionalDouble.of(degenerate() ? 1.0 : 0.0) : variance;
    }

    /** The root of the variance; empty with fewer than two rows of a class. */
    public OptionalDouble standardError() {
        return variance.isPresent() ? OptionalDouble.of(Math.sqrt(variance.getAsDouble())) : variance;
    }

    /** The 95 % interval, clipped to 0 to 1; empty with fewer than two rows of a class, and when degenerate. */
    public Optional<Interval> interval() {
        if (variance.isEmpty() || degenerate()) {
            return Optional.empty();
        }
        return Optional.of(Interval.around(auc.getAsDouble(), variance.getAsDouble(), 0));
    }

    /** The lower end of {@link #interval}. */
    public OptionalDouble low() {
        return interval().stream().mapToDouble(Interval::low).findFirst();
    }

    /** The upper end of {@link #interval}. */
    public OptionalDouble high() {
        return interval().stream().mapToDouble(Interval::high).findFirst();
    }
}
