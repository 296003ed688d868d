package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.batch.EvaluationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a saved model on rows. */
@Command(
        name = "evaluate",
        description = "Measure a saved model on the labelled rows of files: loss, AUC and predicted over observed of"
                + " each task. The model stays as it is.")
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SavedModelOptions options;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures to this file as JSON.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        OptionValues.checkReport(spec, report);
        try (SavedModelOptions.Scored scored = OptionValues.checked(spec, options::open)) {
            EvaluationReport figures = EvaluationReport.of(scored.scoring(), scored.files());
            spec.commandLine().getOut().println(figures.text());
            spec.commandLine().getOut().flush();
            BatchOutput.write(report, figures);
        }
        return 0;
    }
}
