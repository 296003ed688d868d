package org.mmoestreams.app.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** Records as a learner of the application {@code shop} publishes them; row i has the event time i ms. */
final class PublishedRecords {

    static final String APPLICATION = "shop";

    private PublishedRecords() {}

    /** A binary task's record after so many rows, with figures by name. */
    static TaskMetrics binary(String task, MetricsScope scope, long rows, Map<String, Double> measures) {
        return metrics(task, scope, rows, measures)
                .setPositives(rows / 4)
                .setNegatives(rows - rows / 4)
                .setCalibrationBins(List.of(
                        new CalibrationBin(0.0, 0.1, rows / 2, 0.04, 0.05),
                        new CalibrationBin(0.9, 1.0, rows - rows / 2, 0.93, 0.91)))
                .build();
    }

    /** A regression task's record after so many rows, with figures by name. */
    static TaskMetrics regression(String task, MetricsScope scope, long rows, Map<String, Double> measures) {
        return metrics(task, scope, rows, measures).build();
    }

    /** A slice's record when so many rows had come. */
    static TaskMetrics slice(String task, long rows, String field, String value, Double auc) {
        return sliceWith(task, rows, field, value, auc == null ? Map.of() : Map.of("auc", auc));
    }

    /** A slice's record when so many rows had come, with figures by name. */
    static TaskMetrics sliceWith(String task, long rows, String field, String value, Map<String, Double> measures) {
        return metrics(task, MetricsScope.SLICE, rows, measures)
                .setSliceField(field)
                .setSliceKind(value == null ? "missing" : "value")
                .setSliceValue(value)
                .build();
    }

    /** A change of a task that was found at a row. */
    static DriftEvent drift(String task, long row, long version) {
        return drift(row, version).setTask(task).setDetector("adwin").build();
    }

    /** A change of a field that was found at an event. */
    static DriftEvent fieldDrift(String field, long event, long version) {
        return drift(event, version)
                .setField(field)
                .setDetector("population-stability")
                .build();
    }

    /** Two experts' use, the second one dead. */
    static ExpertMetrics experts(String task, long version, double weight) {
        return ExpertMetrics.newBuilder()
                .setTask(task)
                .setModelId(APPLICATION + "/0")
                .setPartition(0)
                .setModelVersionFrom(version)
                .setModelVersionTo(version + 3)
                .setEventTimeFrom(Instant.EPOCH)
                .setEventTimeTo(Instant.EPOCH)
                .setRows(1024)
                .setGateEntropy(0.5)
                .setEffectiveExperts(1.5)
                .setImbalance(0.1)
                .setExperts(List.of(new ExpertShare(weight, 0.75, false), new ExpertShare(1 - weight, 0.25, true)))
                .setDuplicates(List.of(new ExpertDuplicate(0, 1, 0.9995)))
                .build();
    }

    private static DriftEvent.Builder drift(long row, long version) {
        return DriftEvent.newBuilder()
                .setModelId(APPLICATION + "/0")
                .setModelVersion(version)
                .setRows(row)
                .setEventTime(Instant.ofEpochMilli(row))
                .setBefore(0.1)
                .setAfter(2.5)
                .setReaction("raise-rate");
    }

    private static TaskMetrics.Builder metrics(
            String task, MetricsScope scope, long rows, Map<String, Double> measures) {
        return TaskMetrics.newBuilder()
                .setTask(task)
                .setScope(scope)
                .setFirstRow(0)
                .setLastRow(rows)
                .setEventTimeFrom(Instant.EPOCH)
                .setEventTimeTo(Instant.ofEpochMilli(rows))
                .setRows(rows)
                .setPositives(0)
                .setNegatives(0)
                .setModelVersion(rows / 256)
                // Avro copies defaults only of classes that it has been told to trust
                .setCalibrationBins(List.of())
                .setMeasures(measures.entrySet().stream()
                        .map(figure -> new Measure(figure.getKey(), figure.getValue(), 0.0, rows))
                        .toList());
    }
}
