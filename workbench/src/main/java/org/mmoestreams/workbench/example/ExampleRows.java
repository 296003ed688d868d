package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.workbench.batch.RowPaths;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * The rows that an example learns, and those that it judges by.
 *
 * @param rows files of the rows to learn; none: all rows are generated
 * @param validation files of rows that say which epoch is best; none where rows are generated
 * @param test files of rows that decide nothing; may be none
 * @param generated how many rows are generated to be learnt, at least 100; half as many more each are the validation
 *     and the test
 */
public record ExampleRows(List<Path> rows, List<Path> validation, List<Path> test, int generated) {

    private static final int LEAST = 100;

    /** Checks that they go together. */
    public ExampleRows {
        rows = List.copyOf(rows);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        atLeast("events", generated, LEAST);
        check(
                !rows.isEmpty() || (validation.isEmpty() && test.isEmpty()),
                "rows",
                "none",
                "--rows beside --validation and --test, since generated rows bring their own");
        check(
                rows.isEmpty() || !validation.isEmpty(),
                "validation",
                "none",
                "--validation beside --rows, rows that are not learnt");
    }

    /** How many rows are learnt in an epoch. */
    long count(RowDataSet data) {
        return rows.isEmpty() ? generated : data.count(rows);
    }

    /**
     * Where they are.
     *
     * @param folder gets the generated rows that are not learnt
     * @throws UncheckedIOException when these cannot be written
     */
    RowPaths paths(RowDataSet data, long seed, Path folder) {
        if (!rows.isEmpty()) {
            return new RowPaths(rows, RowRange.all(), 0, validation, test);
        }
        int judged = generated / 2;
        Path second = folder.resolve("validation.csv");
        Path third = folder.resolve("test.csv");
        write(data.generated(seed, new RowRange(generated, judged)), second);
        write(data.generated(seed, new RowRange((long) generated + judged, judged)), third);
        return new RowPaths(List.of(), RowRange.first(generated), 0, List.of(second), List.of(third));
    }

    private static void write(RowSource rows, Path file) {
        try (rows;
                BufferedWriter out = Files.newBufferedWriter(file)) {
            while (rows.hasNext()) {
                out.write(String.join(",", rows.next()));
                out.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
