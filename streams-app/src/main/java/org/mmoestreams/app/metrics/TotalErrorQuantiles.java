package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.metrics.MagnitudeHistogram;
import org.mmoestreams.metrics.MagnitudeHistogram.Quantile;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * The quantiles of all of a regression task's absolute errors, in the label's unit, within errors of at most 0.8 % that
 * are reported with them; see {@link MagnitudeHistogram}.
 */
final class TotalErrorQuantiles implements TotalMetric {

    static final String NAME = "absolute_error_quantiles";

    /** Which quantiles are shown. */
    static final List<Integer> PERCENTS = List.of(50, 90, 99);

    private MagnitudeHistogram errors = new MagnitudeHistogram();
    private long drainedRows;

    /** The name of a quantile's figure. */
    static String figure(int percent) {
        return MeanAbsoluteError.NAME + "_p" + percent;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void add(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            errors.add(window.absoluteErrors()[row]);
        }
    }

    @Override
    public void report(Measures out) {
        for (int percent : PERCENTS) {
            Optional<Quantile> quantile = errors.quantile(percent / 100.0);
            out.within(
                    figure(percent),
                    errors.count(),
                    quantile.stream().mapToDouble(Quantile::value).findFirst(),
                    quantile.stream().mapToDouble(Quantile::error).findFirst());
        }
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (errors.count() != drainedRows) {
            sink.put(new ChunkKey(NAME, 0).toString(), errors.write());
            drainedRows = errors.count();
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        errors = MagnitudeHistogram.read(value);
        drainedRows = errors.count();
    }
}
