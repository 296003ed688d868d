package org.mmoestreams.app.metrics;

import org.mmoestreams.metrics.HistogramAuc;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * What goes by the order of scores, as {@link RankFigures} lists it, of all of a binary task's rows, within errors that
 * are reported with it; see {@link HistogramAuc}. A chunk is a block of the histogram.
 */
final class TotalAuc implements TotalMetric {

    static final String NAME = "auc";
    /** The count of the rows of the positive class. */
    static final String POSITIVES = "positives";
    /** The count of the rows of the negative class. */
    static final String NEGATIVES = "negatives";

    private final HistogramAuc auc = new HistogramAuc();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void add(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            auc.add(window.score(row), window.label(row) > 0);
        }
    }

    @Override
    public void report(Measures out) {
        RankFigures.ofBins(out, auc);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (int block = 0; block < auc.blocks(); block++) {
            if (auc.dirty(block)) {
                sink.put(new ChunkKey(NAME, block).toString(), auc.block(block));
            }
        }
        auc.clean();
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        auc.load(key.block(), value);
    }
}
