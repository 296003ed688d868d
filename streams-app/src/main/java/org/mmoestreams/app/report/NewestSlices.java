package org.mmoestreams.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.schemas.TaskMetrics;

/** The slices of a task as they were published last, those of each field together. */
final class NewestSlices {

    private final Map<String, Publication> fields = new HashMap<>();

    void add(TaskMetrics metrics) {
        SliceFigures slice = SliceFigures.of(metrics);
        Publication newest = fields.get(slice.field());
        if (newest == null || newest.rows != metrics.getLastRow()) {
            newest = new Publication(metrics.getLastRow(), new LinkedHashMap<>());
            fields.put(slice.field(), newest);
        }
        newest.slices.put(slice.kind() + " " + slice.value(), slice);
    }

    void clear() {
        fields.clear();
    }

    /**
     * Those of today.
     *
     * @param rows how many rows of the task had come when metrics were published last: fields whose slices are of
     *     before are not looked at any more
     */
    List<SliceFigures> list(long rows, Comparator<SliceFigures> order) {
        List<SliceFigures> all = new ArrayList<>();
        fields.values().stream()
                .filter(newest -> newest.rows >= rows)
                .forEach(newest -> all.addAll(newest.slices.values()));
        all.sort(order);
        return all;
    }

    /**
     * What was published of a field at once.
     *
     * @param rows how many rows of the task had come
     * @param slices by kind and value
     */
    private record Publication(long rows, Map<String, SliceFigures> slices) {}
}
