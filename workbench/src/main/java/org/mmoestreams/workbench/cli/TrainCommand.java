package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.batch.EpochRules;
import org.mmoestreams.workbench.batch.EpochTraining;
import org.mmoestreams.workbench.batch.PassRules;
import org.mmoestreams.workbench.batch.PassTraining;
import org.mmoestreams.workbench.batch.TrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model on rows in files. */
@Command(
        name = "train",
        description = {
            "Train a model on rows in files, without Kafka: in epochs, or in passes that are scored before they are"
                    + " learnt. The learner is that of run; a stream's learner can begin with what is saved here"
                    + " (model.start-from).",
            "After each epoch prints loss, AUC and predicted over observed of each task. docs/batch.md has examples."
        })
public final class TrainCommand implements Callable<Integer> {

    private static final int LEAST_BATCH = 1;
    private static final int MOST_BATCH = 65_536;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private TrainRowOptions rows;

    @Mixin
    private EpochOptions rules;

    @Mixin
    private TrainSavingOptions saving;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Labelled rows in a training step. Default: window.rows of the configuration.")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Write all figures to this file as JSON.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        EffectiveConfig effective = effective();
        Settings settings = effective.settings();
        OptionValues.checkReport(spec, report);
        TrainOptions options = OptionValues.checked(spec, () -> options(settings));
        NativeRuntime.start();
        if (rules.arePasses()) {
            PassRules passes = OptionValues.checked(spec, rules::passes);
            begin(options, effective);
            BatchOutput.write(report, PassTraining.run(options, passes, this::say));
        } else {
            EpochRules epochs = OptionValues.checked(
                    spec,
                    () -> rules.epochs(options.data().format().schema().spec().tasks()));
            begin(options, effective);
            BatchOutput.write(report, EpochTraining.run(options, epochs, this::say));
        }
        return 0;
    }

    private TrainOptions options(Settings settings) {
        check(
                saving.start().isEmpty() || !saving.saving().resumes(),
                "start-from",
                saving.start().map(Path::toString).orElse(""),
                "none beside --resume, which has its own");
        return new TrainOptions(
                rows.data(settings.event()),
                rows.paths(),
                settings.learner(),
                saving.start().map(file -> SavedModel.read("start-from", file)),
                saving.keepsOptimizerState(),
                saving.saving());
    }

    /** Rows of a batch are those of a window. */
    private EffectiveConfig effective() {
        batchSize.ifPresent(
                rows -> OptionValues.checked(spec, () -> between("batch-size", rows, LEAST_BATCH, MOST_BATCH)));
        return config.effective(
                batchSize.map(rows -> List.of("window.rows=" + rows)).orElse(List.of()));
    }

    private void begin(TrainOptions options, EffectiveConfig effective) {
        if (!options.saving().resumes()) {
            options.saving().folder().ifPresent(folder -> BatchOutput.configuration(folder, effective));
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
