package org.mmoestreams.workbench.scores;

import static org.mmoestreams.checks.Checks.check;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.Numbers;
import org.mmoestreams.client.conversion.Shown;
import org.mmoestreams.metrics.batch.ScoredRows;
import org.mmoestreams.workbench.rows.Header;
import org.mmoestreams.workbench.rows.Row;
import org.mmoestreams.workbench.rows.RowFormat;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.rows.RowReader;

/** Reads all rows of files of CSV. For one thread. */
public final class ScoreReader implements Closeable {

    private static final double MOST = 1e100;

    private final RowReader reader;
    private final boolean allOthers;
    private final LabelKind labels;
    private final Nulls nulls;
    private Row first;
    private Header header;
    private ScoreColumns columns;
    private ScoreTable table;

    private ScoreReader(RowReader reader, ScoreColumns columns, LabelKind labels, Nulls nulls) {
        this.reader = reader;
        this.columns = columns;
        this.allOthers = columns.takesAllOthers();
        this.labels = labels;
        this.nulls = nulls;
    }

    /**
     * Opens files, of which the first row is read.
     *
     * @param separator what is between values; empty: a tab in {@code .tsv}, else a comma
     * @param columns which columns are read
     * @param labels what the labels are
     * @param nulls texts that stand for no label
     * @throws IllegalArgumentException when the first file's header has not the columns, or there is no row
     * @throws java.io.UncheckedIOException naming the file when it cannot be read
     */
    public static ScoreReader open(
            List<Path> files, Optional<Character> separator, ScoreColumns columns, LabelKind labels, Nulls nulls) {
        RowReader reader = RowReader.open(files, new RowLayout(Optional.of(RowFormat.CSV), separator));
        ScoreReader scores = new ScoreReader(reader, columns, labels, nulls);
        try {
            scores.begin(files.get(0));
        } catch (RuntimeException e) {
            scores.close();
            throw e;
        }
        return scores;
    }

    /**
     * All rows.
     *
     * @throws IllegalArgumentException naming file, line and column of what cannot be read
     * @throws java.io.UncheckedIOException naming file and line when reading fails
     */
    public ScoreTable read() {
        add(first);
        while (reader.hasNext()) {
            add(reader.next());
        }
        check(
                table.rows() > 0,
                "column " + Shown.of(columns.label()),
                "no label in " + table.withoutLabel() + " rows",
                "one at least; --nulls says which texts stand for none");
        return table;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void begin(Path file) {
        try {
            check(reader.hasNext(), file.toString(), "no rows", "one at least");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("scores: " + e.getMessage(), e);
        }
        first = reader.next();
        if (first instanceof Row.Texts texts) {
            see(texts);
        }
    }

    private void add(Row row) {
        if (row instanceof Row.Malformed malformed) {
            throw new IllegalArgumentException(malformed.place() + ": " + malformed.problem());
        }
        if (row instanceof Row.Texts texts) {
            see(texts);
            add(texts);
        }
    }

    /** Later files may have other columns beside those of the first. */
    private void see(Row.Texts row) {
        if (row.header() != header) {
            header = row.header();
            columns = columns.in(header, row.place().file());
            table = table == null ? new ScoreTable(columns) : table;
        }
    }

    private void add(Row.Texts row) {
        String text = row.text(columns.label());
        if (nulls.contain(text)) {
            table.countWithoutLabel();
            return;
        }
        check(
                table.rows() < ScoredRows.MAX_ROWS,
                row.place().toString(),
                "one row more",
                "<= " + ScoredRows.MAX_ROWS + " rows; measure a sample of them");
        OptionalDouble label = labels.label(text);
        table.addLabel(number(row, columns.label(), label, labels.expected()));
        columns.weight().ifPresent(column -> table.addWeight(weight(row, column)));
        for (int i = 0; i < columns.scores().size(); i++) {
            table.addScore(i, score(row, columns.scores().get(i)), row.place());
        }
    }

    private static double weight(Row.Texts row, String column) {
        OptionalDouble weight = Numbers.finite(row.text(column));
        boolean fits = weight.isPresent()
                && (weight.getAsDouble() == 0
                        || (weight.getAsDouble() >= ScoredRows.LEAST_WEIGHT
                                && weight.getAsDouble() <= ScoredRows.MOST_WEIGHT));
        return number(
                row,
                column,
                fits ? weight : OptionalDouble.empty(),
                "a weight of 0, or of " + ScoredRows.LEAST_WEIGHT + " to " + ScoredRows.MOST_WEIGHT);
    }

    private double score(Row.Texts row, String column) {
        String hint = allOthers ? "; --score names the columns of scores, where these are not all" : "";
        return number(row, column, Numbers.finite(row.text(column)), "a finite number" + hint);
    }

    private static double number(Row.Texts row, String column, OptionalDouble number, String expected) {
        if (number.isEmpty() || Math.abs(number.getAsDouble()) > MOST) {
            throw new IllegalArgumentException(row.place() + ": column " + Shown.of(column) + ": "
                    + Shown.of(row.text(column)) + " (expected: "
                    + (number.isEmpty() ? expected : "a number from -" + MOST + " to " + MOST) + ")");
        }
        // one zero, not two
        return number.getAsDouble() + 0.0;
    }
}
