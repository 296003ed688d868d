package org.mmoestreams.workbench.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.workbench.demo.Demo;
import org.mmoestreams.workbench.demo.DemoEnd;
import org.mmoestreams.workbench.demo.DemoOptions;
import org.mmoestreams.workbench.demo.DemoPage;
import org.mmoestreams.workbench.demo.DemoReport;
import org.mmoestreams.workbench.demo.ProgressView;
import org.mmoestreams.workbench.shaping.ShapedRows;
import org.mmoestreams.workbench.stage.Stage;
import org.mmoestreams.workbench.terminal.LiveLine;
import org.mmoestreams.workbench.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole system at work. */
@Command(
        name = "demo",
        description = {
            "Show the whole system at work: starts a broker of its own in a temporary folder, replays rows as fast as"
                    + " the learner takes them, and prints how well it learns. With --config and --rows it is your own"
                    + " stream that is learnt.",
            "Prints the address of its dashboard. Ends by itself, unless --keep-open is given, and leaves nothing"
                    + " running."
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StreamOptions stream;

    @Mixin
    private DemoConfigOptions config;

    @Option(
            names = "--evaluate",
            paramLabel = "FILE",
            description = "Score the rows of this file with the final model.")
    private Optional<Path> evaluate = Optional.empty();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Partitions of the features topic; each has a model. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--kill",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Kill the learner N times by SIGKILL on the way, at random moments. Default: ${DEFAULT-VALUE}")
    private int kills;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures to this file as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--report-html",
            paramLabel = "FILE",
            description = "Write a page with charts to this file, as the command report does.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--keep-open",
            description = "Leave learner and broker up when all rows are learnt, until Ctrl-C: to look at the"
                    + " dashboard, or to send more.")
    private boolean keepOpen;

    @Override
    public Integer call() {
        DemoOptions options = options();
        OptionValues.checkReport(spec, report);
        OptionValues.checkWritable(spec, "report-html", page);
        PrintWriter out = spec.commandLine().getOut();
        OptionalLong expected = options.rows().atMost();
        try (var interruption = Interruption.watch();
                LiveLine line = Terminal.liveLine(spec.commandLine().getErr())) {
            ProgressView view = new ProgressView(out, line, expected);
            Demo.run(options, interruption::requested, view, end(interruption));
        }
        return 0;
    }

    private DemoEnd end(Interruption interruption) {
        return new DemoEnd() {

            @Override
            public void show(Stage stage, DemoReport result) {
                page.map(DemoPage::new).ifPresent(shown -> shown.write(stage, interruption::requested));
                print(result);
                if (keepOpen) {
                    say("kept open: brokers at " + stage.bootstrap() + "; Ctrl-C ends it");
                    interruption.await();
                }
            }

            @Override
            public boolean keepsLearner() {
                return keepOpen;
            }
        };
    }

    private void print(DemoReport result) {
        say(DemoTable.of(result).stripTrailing());
        report.ifPresent(file -> {
            try {
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
            }
        });
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }

    private DemoOptions options() {
        DemoConfig learner = config.read();
        return OptionValues.checked(spec, () -> {
            ShapedRows rows = stream.rows(learner.event());
            return new DemoOptions(
                    rows, stream.labels(rows), partitions, evaluate, kills, DemoPage.toldTo(learner.assignments()));
        });
    }
}
