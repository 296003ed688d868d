package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.SquaredDeviations;

/**
 * The coefficient of determination of a regression task: 1 less the sum of squared errors over the sum of the labels'
 * squared deviations from their mean in scope. 1 where each prediction is the label, 0 for a model as good as the mean
 * label, below 0 for a worse one. Labels that are all alike give none.
 */
final class RSquared extends RowFigure {

    static final String NAME = "r_squared";

    private ExactSum errors = new ExactSum();
    private SquaredDeviations labels = new SquaredDeviations();

    RSquared() {
        super(NAME);
    }

    @Override
    void count(Scores window, int from, int end) {
        errors.add(window.losses(), from, end);
        for (int row = from; row < end; row++) {
            labels.add(window.label(row));
        }
    }

    @Override
    void discount(Scores window, int from, int end) {
        errors.subtract(window.losses(), from, end);
        for (int row = from; row < end; row++) {
            labels.subtract(window.label(row));
        }
    }

    @Override
    OptionalDouble figure(long rows) {
        double unexplained = errors.value() / labels.value();
        return Double.isFinite(unexplained) ? OptionalDouble.of(1 - unexplained) : OptionalDouble.empty();
    }

    @Override
    byte[] state() {
        byte[] sum = errors.state();
        byte[] deviations = labels.state();
        return ByteBuffer.allocate(Short.BYTES + sum.length + deviations.length)
                .putShort((short) sum.length)
                .put(sum)
                .put(deviations)
                .array();
    }

    @Override
    void resume(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        byte[] sum = new byte[in.getShort()];
        in.get(sum);
        errors = ExactSum.ofState(sum);
        byte[] deviations = new byte[in.remaining()];
        in.get(deviations);
        labels = SquaredDeviations.ofState(deviations);
    }
}
