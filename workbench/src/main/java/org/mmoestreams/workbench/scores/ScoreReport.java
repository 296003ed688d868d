package org.mmoestreams.workbench.scores;

import java.util.List;

/**
 * What was measured.
 *
 * @param rows figures of all rows, whatever their scores
 * @param columns for each column of scores its figures
 * @param pairs for each two columns whether their areas differ; none where there is no such test
 * @param notes why figures are not defined, in words
 */
public record ScoreReport(List<Figure> rows, List<FigureList> columns, List<FigureList> pairs, List<String> notes) {

    /** Keeps copies. */
    public ScoreReport {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        pairs = List.copyOf(pairs);
        notes = List.copyOf(notes);
    }
}
