package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.within;

import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.RowRange;

/**
 * Which rows are learnt, and which are only scored.
 *
 * @param rows files of the rows to learn; none: generated rows of the data set
 * @param range which of them
 * @param holdOut the share of them, drawn by the seed, that is kept out of learning and is the validation, 0 to below 1
 * @param validation files of rows that say when to stop and which model is best; none where rows are held out, or it
 *     is the rows learnt that say so
 * @param test files of rows that are scored beside; may be none
 */
public record RowPaths(List<Path> rows, RowRange range, double holdOut, List<Path> validation, List<Path> test) {

    /** Checks the ranges. */
    public RowPaths {
        rows = List.copyOf(rows);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        within("hold-out", holdOut, 0, 1);
        check(holdOut == 0 || validation.isEmpty(), "hold-out", holdOut, "no --validation beside it");
    }

    /**
     * Checks what can be told of the files without reading them whole.
     *
     * @throws IllegalArgumentException naming option, file and column
     */
    public void checkFiles(DataSet data) {
        data.checkFiles("rows", rows);
        data.checkFiles("validation", validation);
        data.checkFiles("test", test);
    }
}
