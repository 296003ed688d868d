package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.workbench.batch.ScoreFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores rows by a saved model. */
@Command(
        name = "infer",
        description = "Score the rows of files by a saved model: of each its id, the prediction of every task, and"
                + " the label where it is known. What it writes as CSV, metrics --scores reads.")
public final class InferCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SavedModelOptions options;

    @Option(names = "--output", paramLabel = "FILE", description = "Write here. Default: to standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "How: csv or json-lines. Default: ${DEFAULT-VALUE}")
    private String format;

    @Override
    public Integer call() {
        OptionValues.checkWritable(spec, "output", output);
        ScoreFormat lines = OptionValues.checked(spec, () -> ScoreFormat.named(format));
        try (SavedModelOptions.Scored scored = OptionValues.checked(spec, options::open)) {
            if (output.isEmpty()) {
                write(scored, lines, spec.commandLine().getOut());
                return 0;
            }
            try (var out = new PrintWriter(Files.newBufferedWriter(output.get()))) {
                write(scored, lines, out);
                if (out.checkError()) {
                    throw new IOException("the disk may be full");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(output.get() + ": cannot be written: " + FileFailure.reason(e), e);
            }
        }
        return 0;
    }

    private static void write(SavedModelOptions.Scored scored, ScoreFormat lines, PrintWriter out) {
        var tasks = scored.data().format().schema().spec().tasks();
        lines.header(tasks).ifPresent(out::println);
        scored.scoring().infer(scored.files(), (event, scores) -> out.println(lines.line(tasks, event, scores)));
        out.flush();
    }
}
