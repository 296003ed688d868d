package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.workbench.batch.RowPaths;
import org.mmoestreams.workbench.data.DataSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows are learnt, and which are only scored. To be mixed into a command. */
final class TrainRowOptions {

    @Mixin
    private RowOptions rows;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--validation",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows that are not learnt: they say which model is best, and when to stop. Default:"
                    + " the rows learnt say so.")
    private List<Path> validation = List.of();

    @Option(
            names = "--test",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows that are neither learnt nor decide anything.")
    private List<Path> test = List.of();

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Keep this share of the rows, drawn by --seed, out of learning, as validation. Default:"
                    + " ${DEFAULT-VALUE}")
    private double holdOut;

    /**
     * What the rows are.
     *
     * @throws IllegalArgumentException when options do not go together
     * @throws org.mmoestreams.app.config.ConfigException when schema and spec are not sound
     */
    DataSet data(EventSettings settings) {
        return rows.set(settings, Set.of());
    }

    /** @throws IllegalArgumentException when a value is out of range */
    RowPaths paths() {
        return new RowPaths(rows.files(), range.range(rows.files().isEmpty()), holdOut, validation, test);
    }
}
