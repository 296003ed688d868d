package org.mmoestreams.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.client.models.StoredModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which model is written to a file. To be mixed into a command. */
final class ModelSaveOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the model to this file, too: train and evaluate read it, and other learners can begin"
                    + " with it (model.start-from).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--partition",
            paramLabel = "N",
            description = "The features partition whose model --save writes. Default: the only one.")
    private Optional<Integer> partition = Optional.empty();

    @Option(
            names = "--without-optimizer-state",
            description = "Have --save leave out the optimizer's state: the file is for scoring, or for a new start"
                    + " with these weights.")
    private boolean withoutOptimizerState;

    /** Checks, before anything is read, that the file can be written. */
    void check() {
        OptionValues.checkWritable(spec, "save", file);
        if (file.isEmpty() && (partition.isPresent() || withoutOptimizerState)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--save: none (expected: a file, beside --partition or" + " --without-optimizer-state)");
        }
    }

    /** Writes the model, where a file is named. */
    void save(List<StoredModel> models) {
        file.ifPresent(named -> {
            SavedModel model = chosen(models).saved();
            (withoutOptimizerState ? model.withoutOptimizerState() : model).write(named);
        });
    }

    private StoredModel chosen(List<StoredModel> models) {
        List<StoredModel> fitting = models.stream()
                .filter(StoredModel::hasLearnt)
                .filter(model -> partition.isEmpty() || partition.get() == model.partition())
                .toList();
        if (fitting.size() != 1) {
            String there = models.stream()
                    .filter(StoredModel::hasLearnt)
                    .map(model -> Integer.toString(model.partition()))
                    .collect(Collectors.joining(", "));
            throw new ParameterException(
                    spec.commandLine(),
                    "--partition: " + partition.map(String::valueOf).orElse("none") + " (expected: one whose model has"
                            + " learnt: " + (there.isEmpty() ? "there is none yet" : there) + ")");
        }
        return fitting.get(0);
    }
}
