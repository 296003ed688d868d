package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.workbench.example.ExampleRows;
import picocli.CommandLine.Option;

/** Which rows of the census an example learns. To be mixed into a command. */
final class ExampleRowOptions {

    @Option(
            names = "--rows",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows to learn. Default: generated rows.")
    private List<Path> rows = List.of();

    @Option(
            names = "--validation",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows that are not learnt and say which epoch is best; to be given with --rows.")
    private List<Path> validation = List.of();

    @Option(
            names = "--test",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows that are neither learnt nor decide anything, with --rows.")
    private List<Path> test = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Generated rows to learn; half as many more each are validation and test. Default:"
                    + " ${DEFAULT-VALUE}")
    private int events;

    /** @throws IllegalArgumentException when a value is out of range, or options do not go together */
    ExampleRows rows() {
        return new ExampleRows(rows, validation, test, events);
    }
}
