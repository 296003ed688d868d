package org.mmoestreams.workbench.example;

import java.util.List;
import org.mmoestreams.workbench.bench.Table;

/**
 * What came out of an example.
 *
 * @param tables for a person to read, in their order
 * @param plots drawn into files of their names
 * @param figures what is written as JSON: records, lists, maps and numbers
 */
public record Outcome(List<Table> tables, List<Plot> plots, Object figures) {

    /** Keeps copies of the lists. */
    public Outcome {
        tables = List.copyOf(tables);
        plots = List.copyOf(plots);
    }
}
