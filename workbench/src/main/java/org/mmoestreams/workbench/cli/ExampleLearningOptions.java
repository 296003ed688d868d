package org.mmoestreams.workbench.cli;

import java.util.Optional;
import org.mmoestreams.workbench.example.LearningOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows an example learns, and how often. To be mixed into a command. */
final class ExampleLearningOptions {

    @Mixin
    private ExampleRowOptions rows;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often all rows are learnt at most. Default: ${DEFAULT-VALUE}")
    private int epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stop once N epochs gave no better model by the validation. Default: ${DEFAULT-VALUE}, never"
                    + " before the last.")
    private int patience;

    @Option(
            names = "--print-every",
            paramLabel = "ROWS",
            description = "Print running and newest AUC and predictions over what was observed each time so many rows"
                    + " of an epoch were learnt; 0: not at all. Default: as the project does, metaspore 12800, census"
                    + " not at all.")
    private Optional<Integer> printEvery = Optional.empty();

    /**
     * What the options say.
     *
     * @param usualPrintEvery after how many rows figures are printed unless an option says so; 0: not at all
     * @throws IllegalArgumentException when a value is out of range, or options do not go together
     */
    LearningOptions learning(int usualPrintEvery, long seed) {
        return new LearningOptions(rows.rows(), epochs, patience, printEvery.orElse(usualPrintEvery), seed);
    }
}
