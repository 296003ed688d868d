package org.mmoestreams.workbench.scores;

import java.util.List;

/**
 * Figures of one thing.
 *
 * @param of what they are of: a column of scores, or two
 * @param figures the same ones, in the same order, for all things of a kind
 */
public record FigureList(List<String> of, List<Figure> figures) {

    /** Keeps copies. */
    public FigureList {
        of = List.copyOf(of);
        figures = List.copyOf(figures);
    }
}
