package org.mmoestreams.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mmoestreams.client.conversion.Shown;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.scores.Figure;
import org.mmoestreams.workbench.scores.FigureList;
import org.mmoestreams.workbench.scores.ScoreReport;

/** Measures of scores as text and as JSON. */
final class ScoreOutput {

    private static final double LEAST_PLAIN = 0.01;
    private static final double MOST_PLAIN = 1e7;

    private ScoreOutput() {}

    /** A table with a column for each column of scores, one with a row for each two of them, and the notes. */
    static String text(ScoreReport report) {
        StringBuilder text = new StringBuilder(columns(report).toString());
        if (!report.pairs().isEmpty()) {
            text.append(System.lineSeparator()).append(pairs(report.pairs()));
        }
        if (!report.notes().isEmpty()) {
            text.append(System.lineSeparator());
        }
        report.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    /** The same as an object, with null for what is not defined. */
    static String json(ScoreReport report) throws JsonProcessingException {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.createObjectNode();
        report.rows().forEach(figure -> put(json, figure));
        ObjectNode scores = json.putObject("scores");
        report.columns().forEach(column -> put(scores.putObject(column.of().get(0)), column));
        ArrayNode pairs = json.putArray("pairs");
        for (FigureList pair : report.pairs()) {
            put(
                    pairs.addObject()
                            .put("first", pair.of().get(0))
                            .put("second", pair.of().get(1)),
                    pair);
        }
        ArrayNode notes = json.putArray("notes");
        report.notes().forEach(notes::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static Table columns(ScoreReport report) {
        List<FigureList> columns = report.columns();
        Table table = Table.of(Stream.concat(
                        Stream.of(""),
                        columns.stream().map(column -> name(column.of().get(0))))
                .toArray(String[]::new));
        for (Figure figure : report.rows()) {
            table.row(row(figure.title(), columns.stream().map(column -> figure)));
        }
        for (int i = 0; i < columns.get(0).figures().size(); i++) {
            int at = i;
            table.row(row(
                    columns.get(0).figures().get(at).title(),
                    columns.stream().map(column -> column.figures().get(at))));
        }
        return table;
    }

    private static Table pairs(List<FigureList> pairs) {
        Stream<String> titles = pairs.get(0).figures().stream().map(Figure::title);
        Table table =
                Table.of(Stream.concat(Stream.of("paired DeLong test"), titles).toArray(String[]::new));
        for (FigureList pair : pairs) {
            String names = name(pair.of().get(0)) + " less " + name(pair.of().get(1));
            table.row(row(names, pair.figures().stream()));
        }
        return table;
    }

    private static String[] row(String title, Stream<Figure> figures) {
        return Stream.concat(Stream.of(title), figures.map(ScoreOutput::shown)).toArray(String[]::new);
    }

    private static String shown(Figure figure) {
        if (figure.value().isEmpty()) {
            return figure.otherwise();
        }
        double value = figure.value().getAsDouble();
        double distance = Math.abs(value);
        boolean isPlain = value == 0 || (distance >= LEAST_PLAIN && distance < MOST_PLAIN);
        return figure.isCount()
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, isPlain ? "%.5f" : "%.4e", value);
    }

    /** A column's name that is fit for a terminal. */
    private static String name(String column) {
        return Shown.of(column).replaceAll("^\"|\"(?=\\.{0,3}$)", "");
    }

    private static void put(ObjectNode json, FigureList list) {
        list.figures().forEach(figure -> put(json, figure));
    }

    private static void put(ObjectNode json, Figure figure) {
        if (figure.value().isEmpty()) {
            json.putNull(figure.name());
        } else if (figure.isCount()) {
            json.put(figure.name(), (long) figure.value().getAsDouble());
        } else {
            json.put(figure.name(), figure.value().getAsDouble());
        }
    }
}
