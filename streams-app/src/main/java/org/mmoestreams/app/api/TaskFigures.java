package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.app.committed.RecordTail;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Each task's newest published measures, of the rows in the sliding window and of all. Those of slices and of windows
 * of time are left out: there may be many. Times are seconds here.
 */
final class TaskFigures implements Scrape.Figures {

    private static final String PREFIX = "mmoe_task_";
    private static final String MILLIS = "_ms";
    private static final String OLDEST = "oldest_waiting_event_time";
    private static final double SECONDS = 1e-3;
    private static final int MOST_MEASURES = 100;

    private final RecordTail<TaskMetrics> metrics;
    private final Meters meters;

    TaskFigures(RecordTail<TaskMetrics> metrics, Meters meters) {
        this.metrics = metrics;
        this.meters = meters;
    }

    @Override
    public void refresh() {
        Map<String, List<Meters.Value>> byMeasure = new TreeMap<>();
        List<Meters.Value> rows = new ArrayList<>();
        List<Meters.Value> versions = new ArrayList<>();
        for (TaskMetrics task : metrics.newest()) {
            Tags tags = Tags.of(
                    "task", task.getTask(), "scope", task.getScope().name().toLowerCase(Locale.ROOT));
            rows.add(new Meters.Value(tags, task.getRows()));
            versions.add(new Meters.Value(tags, task.getModelVersion()));
            for (Measure measure : task.getMeasures()) {
                boolean hasRoom = byMeasure.size() < MOST_MEASURES || byMeasure.containsKey(measure.getName());
                if (measure.getValue() != null && hasRoom) {
                    byMeasure
                            .computeIfAbsent(measure.getName(), name -> new ArrayList<>())
                            .add(new Meters.Value(tags, measure.getValue() * unit(measure.getName())));
                }
            }
        }
        meters.gauge(PREFIX + "rows", "Labelled rows that the task's measures are over.", rows);
        meters.gauge(PREFIX + "model_version", "Highest model version that scored one of these rows.", versions);
        byMeasure.forEach((measure, values) ->
                meters.gauge(PREFIX + named(measure), "The measure " + measure + " as it was published last.", values));
    }

    private static double unit(String measure) {
        return measure.endsWith(MILLIS) || measure.equals(OLDEST) ? SECONDS : 1;
    }

    private static String named(String measure) {
        String plain = measure.replaceAll("[^a-zA-Z0-9_]", "_");
        if (plain.equals(OLDEST)) {
            return plain + "_seconds";
        }
        return plain.endsWith(MILLIS) ? plain.substring(0, plain.length() - MILLIS.length()) + "_seconds" : plain;
    }
}
