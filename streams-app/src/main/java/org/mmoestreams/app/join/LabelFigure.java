package org.mmoestreams.app.join;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.metrics.DurationHistogram;
import org.mmoestreams.metrics.DurationHistogram.Quantile;

/**
 * A figure of what becomes of a task's labels, by the name that it has wherever it is shown. Names are never reused for
 * anything else.
 *
 * @param name a to z, 0 to 9 and _
 * @param over how many labels, or rows that wait, the figure is over
 * @param value a count, or milliseconds; empty when it has none for want of labels or rows
 * @param error bound on the absolute error of the value; 0: it is exact
 */
public record LabelFigure(String name, long over, OptionalLong value, long error) {

    private static final int[] PERCENTILES = {50, 95, 99};
    private static final double PERCENT = 100.0;

    /** All figures of a task. */
    public static List<LabelFigure> of(JoinCounts counts, int task) {
        List<LabelFigure> figures = new ArrayList<>();
        for (JoinCount kind : JoinCount.values()) {
            long count = counts.of(task, kind);
            figures.add(new LabelFigure(name(kind), count, OptionalLong.of(count), 0));
        }
        DurationHistogram delays = counts.delays(task);
        for (int percentile : PERCENTILES) {
            Optional<Quantile> quantile = delays.quantile(percentile / PERCENT);
            figures.add(new LabelFigure(
                    "label_delay_p" + percentile + "_ms",
                    delays.count(),
                    quantile.map(known -> OptionalLong.of(known.millis())).orElse(OptionalLong.empty()),
                    quantile.map(Quantile::error).orElse(0L)));
        }
        WaitingTimes waiting = counts.waiting(task);
        figures.add(new LabelFigure("oldest_waiting_event_time", waiting.count(), waiting.oldest(), waiting.error()));
        return figures;
    }

    /** The figures of all tasks, and what is counted of a partition's events and records whatever the task. */
    public static LabelsSeen seen(JoinCounts counts, List<String> tasks) {
        Map<String, Map<String, Long>> byTask = new LinkedHashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            Map<String, Long> values = new LinkedHashMap<>();
            of(counts, task).forEach(figure -> figure.value.ifPresent(value -> values.put(figure.name, value)));
            byTask.put(tasks.get(task), values);
        }
        return new LabelsSeen(counts.rows(), counts.finished(), counts.early(), counts.replaced(), byTask);
    }

    private static String name(JoinCount kind) {
        return "labels_" + kind.name().toLowerCase(Locale.ROOT);
    }
}
