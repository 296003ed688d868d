package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.workbench.batch.Saving;
import picocli.CommandLine.Option;

/** What a training begins with and leaves. To be mixed into a command. */
final class TrainSavingOptions {

    @Option(
            names = "--start-from",
            paramLabel = "FILE",
            description = "Begin with this model, of train --save or model --save. Default: one that has learnt"
                    + " nothing.")
    private Optional<Path> start = Optional.empty();

    @Option(
            names = "--forget-optimizer",
            description = "Begin with the weights of --start-from, but with its optimizer as before the first step.")
    private boolean forgetOptimizer;

    @Option(
            names = "--save",
            paramLabel = "FOLDER",
            description = "Keep models here: best.model, one for each epoch or pass that --save-every names and for"
                    + " the last, and learner.yaml, the configuration that they go with.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--save-every",
            paramLabel = "N",
            defaultValue = "1",
            description = "After how many epochs or passes the model is kept. Default: ${DEFAULT-VALUE}")
    private int every;

    @Option(
            names = "--resume",
            description = "Go on with the training that --save has, from the last model there, as if it had not been"
                    + " stopped.")
    private boolean resumes;

    /** The model to begin with. */
    Optional<Path> start() {
        return start;
    }

    /** Whether its optimiser goes on. */
    boolean keepsOptimizerState() {
        return !forgetOptimizer;
    }

    /** @throws IllegalArgumentException when a value is out of range, or options do not go together */
    Saving saving() {
        return new Saving(folder, every, resumes);
    }
}
