package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.bench.waiting.WaitingBench;
import org.mmoestreams.workbench.bench.waiting.WaitingBenchOptions;
import org.mmoestreams.workbench.bench.waiting.WaitingFigures;
import org.mmoestreams.workbench.bench.waiting.WaitingTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what rows cost that wait for labels. */
@Command(
        name = "waiting",
        description = {
            "Measure a learner in which many rows wait for their labels, on a broker of its own: events per second and"
                    + " memory while it fills; events with labels beside a learner in which few rows wait, by turns;"
                    + " restarts; and how even the stream is while all the rows' windows end.",
            "A million rows take about five minutes on a quiet machine; ends by itself and leaves nothing running."
        })
public final class BenchWaitingCommand implements Callable<Integer> {

    /** How long predictions are watched before rows expire, to compare with. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOutput output;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many rows wait. Each takes some 500 bytes of disk in all. Default: ${DEFAULT-VALUE}")
    private int rows;

    @Option(
            names = "--turn",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Events of a turn, with as many labels; the second half counts. Default: ${DEFAULT-VALUE}")
    private int turn;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often the learners take turns. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1000",
            description = "Events per second while the rows' windows end. Default: ${DEFAULT-VALUE}")
    private int perSecond;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seeds which row's label comes next.")
    private long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting of the learners. Can be repeated.")
    private List<String> assignments = List.of();

    @Override
    public Integer call() throws IOException {
        WaitingBenchOptions options = OptionValues.checked(
                spec, () -> new WaitingBenchOptions(rows, turn, rounds, perSecond, QUIET, seed, assignments));
        output.begin();
        WaitingFigures figures;
        try (var interruption = Interruption.watch()) {
            figures = WaitingBench.run(options, interruption::requested, output::say);
        }
        output.end("waiting", WaitingTable.of(figures), figures);
        return 0;
    }
}
