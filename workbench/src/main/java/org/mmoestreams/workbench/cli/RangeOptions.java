package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.util.Optional;
import org.mmoestreams.workbench.data.RowRange;
import picocli.CommandLine.Option;

/** Which of the rows. To be mixed into a command. */
final class RangeOptions {

    private static final long GENERATED = 100_000;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events at most. Default: " + GENERATED + " generated rows, or all rows of the files.")
    private Optional<Long> events = Optional.empty();

    @Option(names = "--from-row", paramLabel = "I", description = "Index of the first row, counted from 0.")
    private long fromRow;

    @Option(
            names = "--to-row",
            paramLabel = "I",
            description = "Index of the row before which to end. Default: the last row is the last.")
    private Optional<Long> toRow = Optional.empty();

    /**
     * The rows.
     *
     * @param areGenerated whether there is no end to them
     * @throws IllegalArgumentException when a value is out of range
     */
    RowRange range(boolean areGenerated) {
        boolean hasEnd = events.isPresent() || toRow.isPresent();
        long most = events.orElse(areGenerated && !hasEnd ? GENERATED : Long.MAX_VALUE);
        RowRange range = new RowRange(fromRow, most);
        check(toRow.isEmpty() || toRow.get() >= fromRow, "to-row", toRow.orElse(0L), ">= --from-row, " + fromRow);
        return toRow.isEmpty() ? range : new RowRange(fromRow, Math.min(most, toRow.get() - fromRow));
    }
}
