package org.mmoestreams.workbench.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mmoestreams.workbench.shaping.Drift;
import org.mmoestreams.workbench.shaping.Shape;
import picocli.CommandLine.Option;

/** What is made of rows before they are sent. To be mixed into a command. */
final class ShapeOptions {

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            description = "Send rows in another order, which the seed draws; event times stay those of the places."
                    + " Takes all rows into memory.")
    private Optional<Long> shuffle = Optional.empty();

    @Option(
            names = "--loop",
            paramLabel = "N",
            defaultValue = "1",
            description = "Send the rows N times; ids and event times go on. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--drift",
            paramLabel = "KIND:HOW",
            description = "Have events drift, by label-flip, covariate-shift or task-swap: :sudden:ROW from that row"
                    + " on, or :gradual:ROW:ROWS more and more over so many. Can be repeated.")
    private List<String> drifts = List.of();

    /** Whether rows are sent as they are. */
    boolean isNone() {
        return shape().equals(Shape.NONE);
    }

    /** @throws IllegalArgumentException when a value is out of range */
    Shape shape() {
        OptionalLong seed = shuffle.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new Shape(seed, rounds, drifts.stream().map(Drift::parse).toList());
    }
}
