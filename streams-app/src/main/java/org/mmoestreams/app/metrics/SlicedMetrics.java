package org.mmoestreams.app.metrics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mmoestreams.app.metrics.RowFacts.Slice;
import org.mmoestreams.app.scored.SliceValue;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Metrics of one task by the values of a field in the sliding rows, worked out when they are asked for: nothing is kept
 * of them. The values with most rows have figures of their own, the others have them together. Rows that a build
 * scored which did not say their values, or while the field was not asked for, are in none.
 */
final class SlicedMetrics {

    private static final Comparator<SliceName> ORDER =
            Comparator.comparing(SliceName::kind).thenComparing(SliceName::value);

    private final Task task;
    private final String field;
    private final int most;

    /**
     * Metrics by a field.
     *
     * @param most how many values have figures of their own, at least 1
     */
    SlicedMetrics(Task task, String field, int most) {
        this.task = task;
        this.field = field;
        this.most = most;
    }

    /**
     * Hands over a record of each slice.
     *
     * @param sliding the record of all the rows that are divided, which gets the measure of the worst slice
     */
    void publish(SlidingMetrics rows, TaskMetrics sliding, Consumer<TaskMetrics> taker) {
        Map<SliceName, SliceTally> slices = divide(rows);
        OptionalDouble worst = OptionalDouble.empty();
        long worstRows = 0;
        for (Map.Entry<SliceName, SliceTally> slice : slices.entrySet()) {
            TaskMetrics.Builder record = TaskMetrics.newBuilder()
                    .setTask(task.name())
                    .setScope(MetricsScope.SLICE)
                    .setFirstRow(sliding.getFirstRow())
                    .setLastRow(sliding.getLastRow())
                    .setModelVersion(sliding.getModelVersion())
                    .setUnscoredRows(sliding.getUnscoredRows());
            slice.getKey().describe(field, record);
            OptionalDouble area = slice.getValue().fill(record);
            if (area.isPresent() && (worst.isEmpty() || area.getAsDouble() < worst.getAsDouble())) {
                worst = area;
                worstRows = slice.getValue().rows();
            }
            taker.accept(record.build());
        }
        if (task.isBinary()) {
            Double value = worst.isPresent() ? (Double) worst.getAsDouble() : null;
            Double error = worst.isPresent() ? (Double) 0.0 : null;
            sliding.getMeasures().add(new Measure("worst_slice_auc_" + field, value, error, worstRows));
        }
    }

    private Map<SliceName, SliceTally> divide(SlidingMetrics rows) {
        Map<SliceName, Long> counts = new LinkedHashMap<>();
        rows.forEachWindow((window, first) -> column(window).ifPresent(column -> {
            SliceName[] names = names(column);
            for (int row = first; row < window.rows(); row++) {
                counts.merge(names[column.numbers()[row]], 1L, Long::sum);
            }
        }));
        Set<SliceName> others = others(counts);
        Map<SliceName, SliceTally> slices = new TreeMap<>(ORDER);
        rows.forEachWindow((window, first) -> column(window).ifPresent(column -> {
            SliceName[] names = names(column);
            for (int row = first; row < window.rows(); row++) {
                SliceName name = names[column.numbers()[row]];
                slices.computeIfAbsent(others.contains(name) ? SliceName.OTHER : name, fresh -> new SliceTally(task))
                        .add(window, row);
            }
        }));
        return slices;
    }

    /** The values that have fewer rows than those that have figures of their own; of as many rows, the later names. */
    private Set<SliceName> others(Map<SliceName, Long> counts) {
        Set<SliceName> others = new HashSet<>();
        counts.keySet().stream()
                .filter(SliceName::isValue)
                .sorted(Comparator.comparingLong((SliceName name) -> -counts.get(name))
                        .thenComparing(SliceName::value))
                .skip(most)
                .forEach(others::add);
        return others;
    }

    private Optional<Slice> column(Scores window) {
        return window.facts().slices().stream()
                .filter(column -> column.field().equals(field))
                .findFirst();
    }

    private static SliceName[] names(Slice column) {
        SliceName[] names = new SliceName[column.values().size() + SliceValue.FIRST];
        for (int number = 0; number < names.length; number++) {
            names[number] = SliceName.of(column, number);
        }
        return names;
    }
}
