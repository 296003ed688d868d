package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;

/** The mean of a number that each row has, in any scope: what most metrics are. The sum is rounded once. */
abstract class MeanOfRows extends RowFigure {

    private ExactSum sum = new ExactSum();

    MeanOfRows(String name) {
        super(name);
    }

    /** The numbers of a window's rows, finite; the same each time. */
    abstract double[] of(Scores window);

    /** The sum of all rows' numbers, rounded once. */
    final double sum() {
        return sum.value();
    }

    @Override
    final void count(Scores window, int from, int end) {
        sum.add(of(window), from, end);
    }

    @Override
    final void discount(Scores window, int from, int end) {
        sum.subtract(of(window), from, end);
    }

    @Override
    final OptionalDouble figure(long rows) {
        return OptionalDouble.of(sum.value() / rows);
    }

    @Override
    final byte[] state() {
        return sum.state();
    }

    @Override
    final void resume(byte[] state) {
        sum = ExactSum.ofState(state);
    }
}
