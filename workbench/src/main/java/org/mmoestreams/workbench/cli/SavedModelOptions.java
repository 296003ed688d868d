package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.batch.SavedScoring;
import org.mmoestreams.workbench.data.DataSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A saved model, and rows for it. To be mixed into a command. */
final class SavedModelOptions {

    @Mixin
    private ConfigOptions config;

    @Mixin
    private RowOptions rows;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model, of train --save or model --save. The configuration must be the one that it goes"
                    + " with.")
    private Path model;

    /** What is to be scored, checked before anything is. */
    record Scored(SavedScoring scoring, DataSet data, List<Path> files) implements AutoCloseable {

        @Override
        public void close() {
            scoring.close();
        }
    }

    /**
     * Opens the model.
     *
     * @throws IllegalArgumentException naming option, file and what is wrong
     */
    Scored open() {
        Settings settings = config.settings();
        DataSet data = rows.set(settings.event(), Set.of());
        check(!rows.files().isEmpty(), "rows", "none", "files of rows");
        data.checkFiles("rows", rows.files());
        NativeRuntime.start();
        return new Scored(SavedScoring.open(model, data, settings.learner()), data, rows.files());
    }
}
