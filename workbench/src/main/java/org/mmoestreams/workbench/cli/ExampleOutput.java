package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.example.Example;
import org.mmoestreams.workbench.example.ExampleFolder;
import org.mmoestreams.workbench.example.Outcome;
import org.mmoestreams.workbench.example.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Runs an example, and shows what came out: lines as it goes, tables, a folder of figures and plots. */
final class ExampleOutput {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Write figures.json and the plots to this folder, over those that are there. Default:"
                    + " example-NAME")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seeds all that is random. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** What the example is seeded with. */
    long seed() {
        return seed;
    }

    /**
     * Runs an example to its end.
     *
     * @return the exit code
     */
    int run(Example example) throws IOException {
        ExampleFolder folder =
                OptionValues.checked(spec, () -> ExampleFolder.of(output.orElse(Path.of("example-" + example.name()))));
        NativeRuntime.start();
        Outcome outcome;
        try (var interruption = Interruption.watch()) {
            outcome = example.run(Progress.of(this::say, interruption::requested));
        }
        outcome.tables().forEach(table -> {
            out().println();
            out().print(table);
        });
        out().println();
        folder.write(example.name(), outcome).forEach(file -> say("written: " + file));
        return 0;
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
