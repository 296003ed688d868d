package org.mmoestreams.metrics.batch;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether two scores of the same rows order them equally well: DeLong's test of the difference of two correlated areas.
 * Its variance is worked out from row-wise differences, so that nothing is lost where two scores are much alike.
 *
 * <p>All is empty with fewer than two rows of a class; z, p and the interval also when {@link #degenerate}.
 */
public final class PairedDeLong {

    private final DeLong first;
    private final DeLong second;
    private final OptionalDouble difference;
    private final OptionalDouble variance;

    private PairedDeLong(DeLong first, DeLong second) {
        Placements differences = first.placements().minus(second.placements());
        this.first = first;
        this.second = second;
        this.difference = differences.area();
        this.variance = differences.variance();
    }

    /**
     * Compares the areas of two scores of the same rows, in the same order.
     *
     * @throws IllegalArgumentException when rows differ in number or in a label
     */
    public static PairedDeLong of(DeLong first, DeLong second) {
        return new PairedDeLong(first, second);
    }

    /** The first area less the second, -1 to 1; empty when a class is absent. */
    public OptionalDouble difference() {
        return difference;
    }

    /** The variance of the difference. */
    public OptionalDouble variance() {
        return variance;
    }

    /** The covariance of both areas. */
    public OptionalDouble covariance() {
        if (variance.isEmpty()) {
            return OptionalDouble.empty();
        }
        double both = first.variance().getAsDouble() + second.variance().getAsDouble();
        return OptionalDouble.of((both - variance.getAsDouble()) / 2);
    }

    /** Whether the difference has a variance of 0, as where both scores order all rows alike: no test is possible. */
    public boolean degenerate() {
        return variance.isPresent() && variance.getAsDouble() == 0;
    }

    /** The difference in standard deviations. */
    public OptionalDouble z() {
        if (variance.isEmpty() || degenerate()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(difference.getAsDouble() / Math.sqrt(variance.getAsDouble()));
    }

    /** The chance of a difference as far from 0 or farther, to either side, were both areas equal. */
    public OptionalDouble pValue() {
        OptionalDouble z = z();
        return z.isEmpty() ? z : OptionalDouble.of(NormalTails.beyond(z.getAsDouble()));
    }

    /** The 95 % interval of the difference, clipped to -1 to 1. */
    public Optional<Interval> interval() {
        if (variance.isEmpty() || degenerate()) {
            return Optional.empty();
        }
        return Optional.of(Interval.around(difference.getAsDouble(), variance.getAsDouble(), -1));
    }
}
