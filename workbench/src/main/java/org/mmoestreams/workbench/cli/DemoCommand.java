package org.mmoestreams.workbench.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.demo.Demo;
import org.mmoestreams.workbench.demo.DemoOptions;
import org.mmoestreams.workbench.demo.DemoPage;
import org.mmoestreams.workbench.demo.DemoReport;
import org.mmoestreams.workbench.demo.ProgressView;
import org.mmoestreams.workbench.shaping.ShapedRows;
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
            "Ends by itself and leaves nothing running."
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

    @Override
    public Integer call() throws IOException {
        DemoOptions options = options();
        OptionValues.checkReport(spec, report);
        OptionValues.checkWritable(spec, "report-html", page);
        PrintWriter out = spec.commandLine().getOut();
        OptionalLong expected = options.rows().atMost();
        DemoReport result;
        try (var interruption = Interruption.watch();
                LiveLine line = Terminal.liveLine(spec.commandLine().getErr())) {
            result =
                    Demo.run(options, interruption::requested, new ProgressView(out, line, expected), stage -> page.map(
                                    DemoPage::new)
                            .ifPresent(shown -> shown.write(stage, interruption::requested)));
        }
        out.print(DemoTable.of(result));
        out.flush();
        if (report.isPresent()) {
            new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(report.get().toFile(), result);
        }
        return 0;
    }

    private DemoOptions options() {
        DemoConfig learner = config.read();
        return OptionValues.checked(spec, () -> {
            ShapedRows rows = stream.rows(learner.event());
            List<String> told = page.isPresent() ? DemoPage.toldTo(learner.assignments()) : learner.assignments();
            return new DemoOptions(rows, stream.labels(rows), partitions, evaluate, kills, told);
        });
    }
}
