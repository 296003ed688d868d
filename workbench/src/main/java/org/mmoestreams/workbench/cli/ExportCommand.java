package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.onnx.SavedExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a saved model for other programs. */
@Command(
        name = "export",
        description = "Write a saved model as a file of ONNX, which scores events by itself: texts and numbers as they"
                + " are in, a prediction of each task out. Vocabularies, buckets and standardisation are in it.")
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model, of train --save or model --save. The configuration must be the one that it goes"
                    + " with.")
    private Path model;

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "Write the model here.")
    private Path onnx;

    @Override
    public Integer call() {
        OptionValues.checkWritable(spec, "onnx", Optional.of(onnx));
        Settings settings = config.settings();
        SavedExport export = OptionValues.checked(spec, () -> {
            FeatureSpec features = format.format(settings.event()).schema().spec();
            NativeRuntime.start();
            return SavedExport.of(model, features, settings.learner());
        });
        export.write(onnx);
        PrintWriter out = spec.commandLine().getOut();
        out.println(onnx + ": " + export.text());
        out.flush();
        return 0;
    }
}
