package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.bench.stream.StreamBench;
import org.mmoestreams.workbench.bench.stream.StreamBenchOptions;
import org.mmoestreams.workbench.bench.stream.StreamFigures;
import org.mmoestreams.workbench.bench.stream.StreamPart;
import org.mmoestreams.workbench.bench.stream.StreamTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the stream. */
@Command(
        name = "stream",
        description = {
            "Measure the stream on a broker of its own: events per second and CPU time of the learner beside a"
                    + " pass-through that only reads events and answers with a constant, changelog traffic, memory,"
                    + " latency, and the time to restore.",
            "Takes about five minutes on a quiet machine; ends by itself and leaves nothing running."
        })
public final class BenchStreamCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOutput output;

    @Mixin
    private DataOption data;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<StreamPart> parts = EnumSet.allOf(StreamPart.class);

    @Option(
            names = "--rows",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows, plain or gzip, read over and over. Default: generated rows.")
    private List<Path> rows = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "3000000",
            description =
                    "Events of each slice of throughput; the second half counts, for the first is spent compiling."
                            + " Each takes some 600 bytes of disk. Default: ${DEFAULT-VALUE}")
    private long events;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "How often learner and pass-through alternate, and how often the learner is started and killed."
                            + " Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--partitions",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2",
            description = "Partitions, and threads. Default: ${DEFAULT-VALUE}")
    private List<Integer> partitions;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "R",
            defaultValue = "1000,5000,20000",
            description = "Events per second to measure latency at. Default: ${DEFAULT-VALUE}")
    private List<Integer> rates;

    @Option(
            names = "--at-each-rate",
            paramLabel = "DURATION",
            defaultValue = "PT20S",
            description = "How long events come at each rate. Default: ${DEFAULT-VALUE}")
    private Duration atEachRate;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seeds the generated rows.")
    private long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting of learner and pass-through. Can be repeated.")
    private List<String> assignments = List.of();

    @Option(
            names = "--recordings",
            paramLabel = "FOLDER",
            description = "Leave a recording of Java's Flight Recorder of each process here; costs some speed.")
    private Optional<Path> recordings = Optional.empty();

    @Override
    public Integer call() throws IOException {
        StreamBenchOptions options = options();
        output.begin();
        StreamFigures figures;
        try (var interruption = Interruption.watch()) {
            figures = StreamBench.run(options, interruption::requested, output::say);
        }
        output.end("stream", StreamTable.of(figures), figures);
        return 0;
    }

    private StreamBenchOptions options() {
        return OptionValues.checked(
                spec,
                () -> new StreamBenchOptions(
                        parts,
                        data.set(),
                        rows,
                        events,
                        rounds,
                        partitions,
                        rates,
                        atEachRate,
                        seed,
                        assignments,
                        recordings));
    }
}
