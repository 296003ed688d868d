package org.mmoestreams.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.MetricsScope;

/**
 * Writes a report as the object of JSON that the pages' scripts draw. Times are in milliseconds since 1970, and what is
 * not known is null. In a file figures have six significant digits, else all.
 */
final class ReportJson {

    private static final MathContext DIGITS = new MathContext(6);

    private final JsonGenerator json;
    private final boolean isShort;

    private ReportJson(JsonGenerator json, boolean isShort) {
        this.json = json;
        this.isShort = isShort;
    }

    /** A report from topics, for a page that has it in itself. */
    static String of(Report report, ReportOrigin origin) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ReportJson(json, true).write(report, origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The report of a learner that runs.
     *
     * @param tasks all that are learnt
     * @param isMeasured whether it is measured here; else tasks have no figures
     */
    static String live(Report report, List<Task> tasks, boolean isMeasured) {
        Report shown = isMeasured ? report : new Report(report.applicationId());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            ReportJson writing = new ReportJson(json, false);
            json.writeStartObject();
            json.writeBooleanField("measured", isMeasured);
            json.writeArrayFieldStart("tasks");
            for (Task task : tasks) {
                writing.write(shown.task(task.name()), task.isBinary(), report, shown);
            }
            json.writeEndArray();
            writing.writeFields(report);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Report report, ReportOrigin origin) throws IOException {
        json.writeStartObject();
        json.writeStringField("application", report.applicationId());
        json.writeStringField("topic", origin.topic());
        json.writeNumberField("made", origin.made().toEpochMilli());
        json.writeArrayFieldStart("tasks");
        for (TaskRecords task : report.tasks()) {
            write(task, task.isBinary(), report, report);
        }
        json.writeEndArray();
        writeFields(report);
        json.writeArrayFieldStart("notes");
        for (String note : report.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFields(Report report) throws IOException {
        writeMarks("fields", report.marksOfFields(), List.of());
    }

    /**
     * Writes a task.
     *
     * @param changes has the changes that were found
     * @param measured has what was measured
     */
    private void write(TaskRecords task, boolean isBinary, Report changes, Report measured) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", task.name());
        json.writeStringField("kind", isBinary ? "binary" : "regression");
        json.writeNumberField("formerRuns", task.formerRuns());
        json.writeFieldName("sliding");
        write(task.sliding());
        json.writeFieldName("total");
        write(task.total());
        json.writeObjectFieldStart("curves");
        writeCurve("sliding", task.curve(MetricsScope.SLIDING));
        writeCurve("total", task.curve(MetricsScope.TOTAL));
        json.writeEndObject();
        json.writeArrayFieldStart("slices");
        for (SliceFigures slice : task.slices()) {
            write(slice);
        }
        json.writeEndArray();
        writeMarks("marks", changes.marksOf(task.name()), task.rows());
        writeMarks("fieldMarks", task.rows().isEmpty() ? List.of() : changes.marksOfFields(), task.rows());
        json.writeArrayFieldStart("experts");
        for (Map.Entry<String, ExpertHistory> model :
                measured.expertsOf(task.name()).entrySet()) {
            writeExperts(model.getKey(), model.getValue().columns());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(PointSeries series) throws IOException {
        List<Point> points = series.points();
        json.writeStartObject();
        json.writeNumberField("records", series.records());
        json.writeArrayFieldStart("rows");
        for (Point point : points) {
            json.writeNumber(point.rows());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("times");
        for (Point point : points) {
            json.writeNumber(point.time());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("versions");
        for (Point point : points) {
            json.writeNumber(point.version());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("figures");
        for (int name = 0; name < series.names().size(); name++) {
            writeFigures(series.names().get(name), name, points);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A figure that no record has is left out. */
    private void writeFigures(String name, int place, List<Point> points) throws IOException {
        if (points.stream().allMatch(point -> Double.isNaN(point.figure(place)))) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Point point : points) {
            writeNumber(point.figure(place));
        }
        json.writeEndArray();
    }

    private void writeCurve(String scope, List<CalibrationPoint> points) throws IOException {
        json.writeArrayFieldStart(scope);
        for (CalibrationPoint point : points) {
            json.writeStartObject();
            writeNumber("from", point.from());
            writeNumber("to", point.to());
            json.writeNumberField("rows", point.rows());
            writeNumber("prediction", point.prediction());
            writeNumber("rate", point.rate());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(SliceFigures slice) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", slice.field());
        json.writeStringField("kind", slice.kind());
        json.writeStringField("value", slice.value());
        json.writeNumberField("rows", slice.rows());
        for (String name : Figures.SLIDING) {
            writeNumber(name, slice.figures().of(name));
        }
        json.writeEndObject();
    }

    /** @param points by which the row of the task is found; none where there is no task, or no record of it */
    private void writeMarks(String name, List<DriftMark> marks, List<Point> points) throws IOException {
        json.writeArrayFieldStart(name);
        for (DriftMark mark : marks) {
            write(mark, points);
        }
        json.writeEndArray();
    }

    private void write(DriftMark mark, List<Point> points) throws IOException {
        json.writeStartObject();
        json.writeStringField("about", mark.about());
        json.writeStringField("model", mark.model());
        json.writeNumberField("rows", mark.rows());
        if (!points.isEmpty()) {
            json.writeNumberField("at", Math.round(PointSeries.rowsAt(points, mark.time())));
        }
        json.writeNumberField("time", mark.time());
        json.writeNumberField("written", mark.written());
        json.writeStringField("detector", mark.detector());
        writeNumber("before", mark.before());
        writeNumber("after", mark.after());
        json.writeStringField("reaction", mark.reaction());
        json.writeEndObject();
    }

    private void writeExperts(String model, List<ExpertColumn> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model);
        json.writeArrayFieldStart("columns");
        for (ExpertColumn column : columns) {
            json.writeStartObject();
            json.writeNumberField("from", column.versionFrom());
            json.writeNumberField("to", column.versionTo());
            json.writeNumberField("rows", column.rows());
            json.writeArrayFieldStart("cells");
            for (ExpertCell cell : column.cells()) {
                json.writeStartObject();
                writeNumber("weight", cell.weight());
                writeNumber("top", cell.topShare());
                json.writeBooleanField("dead", cell.dead());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("duplicates");
        for (ExpertDuplicate pair : columns.get(columns.size() - 1).duplicates()) {
            json.writeStartObject();
            json.writeNumberField("first", pair.getFirst());
            json.writeNumberField("second", pair.getSecond());
            writeNumber("cosine", pair.getCosine());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeNumber(String name, double value) throws IOException {
        json.writeFieldName(name);
        writeNumber(value);
    }

    private void writeNumber(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (isShort) {
            json.writeNumber(
                    new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString());
        } else {
            json.writeNumber(value);
        }
    }
}
