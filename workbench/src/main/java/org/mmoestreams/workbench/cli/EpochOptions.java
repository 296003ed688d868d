package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.batch.EpochRules;
import org.mmoestreams.workbench.batch.PassRules;
import org.mmoestreams.workbench.batch.Watch;
import picocli.CommandLine.Option;

/** How often rows are learnt, and until when. To be mixed into a command. */
final class EpochOptions {

    private static final int EPOCHS = 10;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often all rows are learnt at most, each time in another order; or how often each pass"
                    + " is, in its order. Default: " + EPOCHS + ", or once where there are passes.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seeds the order of rows in each epoch, which rows are held out, and generated rows. That of"
                    + " the weights is model.seed. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stop once N epochs gave no better model. Default: ${DEFAULT-VALUE}, never before the last.")
    private int patience;

    @Option(
            names = "--watch",
            paramLabel = "FIGURE",
            defaultValue = "auc",
            description = "Which model is better by: auc or loss, the mean over the tasks; auc:TASK or loss:TASK."
                    + " Default: ${DEFAULT-VALUE}")
    private String watch;

    @Option(
            names = "--average",
            paramLabel = "N",
            defaultValue = "0",
            description = "Score and save as best not the newest weights but their running mean over about N batches."
                    + " Default: ${DEFAULT-VALUE}, the newest.")
    private int average;

    @Option(
            names = "--print-every",
            paramLabel = "ROWS",
            defaultValue = "0",
            description = "Print running and newest figures each time so many rows of an epoch were learnt. Default:"
                    + " ${DEFAULT-VALUE}, not at all.")
    private long printEvery;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Cut the rows into N passes, in their order; score each by the model so far, then learn it.")
    private Optional<Integer> passes = Optional.empty();

    @Option(
            names = "--pass-by-time",
            paramLabel = "DURATION",
            description = "The same with a pass for each such span of event time, as PT1H.")
    private Optional<Duration> passByTime = Optional.empty();

    /** Whether rows are learnt pass by pass. */
    boolean arePasses() {
        return passes.isPresent() || passByTime.isPresent();
    }

    /** @throws IllegalArgumentException when a value is out of range, or no task has the figure to watch */
    EpochRules epochs(List<Task> tasks) {
        Watch watched = Watch.parse(watch);
        watched.checkGoesWith(tasks);
        return new EpochRules(epochs.orElse(EPOCHS), seed, patience, watched, average, printEvery);
    }

    /** @throws IllegalArgumentException when a value is out of range, or options do not go together */
    PassRules passes() {
        check(patience == 0, "patience", patience, "0 where there are passes");
        check(average == 0, "average", average, "0 where there are passes");
        check(printEvery == 0, "print-every", printEvery, "0 where there are passes");
        check(passes.isEmpty() || passes.get() > 0, "passes", passes.orElse(0), ">= 1");
        return new PassRules(passes.orElse(0), passByTime, epochs.orElse(1), seed);
    }
}
