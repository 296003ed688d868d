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
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.MetricsScope;

/**
 * Writes a report as the object of JSON that the page's scripts draw. Times are in milliseconds since 1970, figures
 * have six significant digits, and what is not known is null.
 */
final class ReportJson {

    private static final MathContext DIGITS = new MathContext(6);

    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** The object as text. */
    static String of(Report report, ReportOrigin origin) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ReportJson(json).write(report, origin);
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
            write(task, report);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields");
        for (DriftMark mark : report.marksOfFields()) {
            write(mark, List.of());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : report.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(TaskRecords task, Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", task.name());
        json.writeStringField("kind", task.isBinary() ? "binary" : "regression");
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
        json.writeArrayFieldStart("marks");
        List<Point> points = task.total().points().isEmpty()
                ? task.sliding().points()
                : task.total().points();
        for (DriftMark mark : report.marksOf(task.name())) {
            write(mark, points);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("experts");
        for (Map.Entry<String, ExpertHistory> model :
                report.expertsOf(task.name()).entrySet()) {
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

    /** @param points by which the row of the task is found; none for a field, which has no rows of a task */
    private void write(DriftMark mark, List<Point> points) throws IOException {
        json.writeStartObject();
        json.writeStringField("about", mark.about());
        json.writeStringField("model", mark.model());
        json.writeNumberField("rows", mark.rows());
        if (!points.isEmpty()) {
            json.writeNumberField("at", Math.round(PointSeries.rowsAt(points, mark.time())));
        }
        json.writeNumberField("time", mark.time());
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
        if (Double.isFinite(value)) {
            json.writeNumber(
                    new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString());
        } else {
            json.writeNull();
        }
    }
}
