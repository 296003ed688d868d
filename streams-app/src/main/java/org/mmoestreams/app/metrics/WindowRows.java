package org.mmoestreams.app.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.app.metrics.RowFacts.Slice;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.LongColumn;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.SliceColumn;

/** The rows of a scored window from the oldest to the newest, read once for all of its tasks. */
final class WindowRows {

    private final ScoredWindow window;
    private final int[] order;
    private final RowFacts facts;

    private WindowRows(ScoredWindow window, int[] order, RowFacts facts) {
        this.window = window;
        this.order = order;
        this.facts = facts;
    }

    /** The rows of a window; nothing is known of those of a build that said nothing. */
    static WindowRows of(ScoredWindow window) {
        if (!window.getKeys().hasRemaining()) {
            return new WindowRows(window, new int[0], null);
        }
        long[] keys = ByteColumns.longs(window.getKeys());
        int rows = keys.length;
        long[] known = LongColumn.read(window.getKnown(), rows);
        long[] times = window.getTimes().hasRemaining() ? LongColumn.read(window.getTimes(), rows) : known;
        long[] versions = window.getVersions().hasRemaining() ? LongColumn.read(window.getVersions(), rows) : null;
        int[] order = RowSort.oldestFirst(known, keys);
        RowFacts asTheyCame = new RowFacts(known, keys, times, versions, slices(window.getSlices()));
        return new WindowRows(window, order, asTheyCame.of(order));
    }

    ScoredWindow window() {
        return window;
    }

    /** What is known of a task's rows, the oldest first. */
    RowFacts factsOf(ScoredTask scored) {
        if (facts == null) {
            int rows = scored.getScores().remaining() / Double.BYTES;
            return RowFacts.ofFormer(rows, window.getEventTimeTo().toEpochMilli());
        }
        if (!isOfSome(scored)) {
            return facts;
        }
        int[] places = places(scored);
        return facts.of(IntStream.range(0, order.length)
                .filter(i -> places[order[i]] >= 0)
                .toArray());
    }

    /** Which of a task's scores is that of its oldest row, which that of the next, and so on. */
    int[] scoresOf(ScoredTask scored) {
        if (facts == null) {
            return IntStream.range(0, scored.getScores().remaining() / Double.BYTES)
                    .toArray();
        }
        if (!isOfSome(scored)) {
            return order;
        }
        int[] places = places(scored);
        return IntStream.of(order)
                .map(row -> places[row])
                .filter(place -> place >= 0)
                .toArray();
    }

    /** By row of the window, the place of its score among the task's; below 0 where it has none. */
    private int[] places(ScoredTask scored) {
        int[] places = new int[order.length];
        Arrays.fill(places, -1);
        int[] rows = ByteColumns.shorts(scored.getRows());
        for (int place = 0; place < rows.length; place++) {
            places[rows[place]] = place;
        }
        return places;
    }

    private boolean isOfSome(ScoredTask scored) {
        return scored.getScores().remaining() / Double.BYTES < order.length;
    }

    private static List<Slice> slices(List<SliceColumn> columns) {
        return columns.stream()
                .map(column -> new Slice(column.getField(), column.getValues(), ByteColumns.shorts(column.getRows())))
                .toList();
    }
}
