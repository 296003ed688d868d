package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.bench.kernel.KernelBench;
import org.mmoestreams.workbench.bench.kernel.KernelFigures;
import org.mmoestreams.workbench.bench.kernel.KernelOptions;
import org.mmoestreams.workbench.bench.kernel.KernelShape;
import org.mmoestreams.workbench.bench.kernel.KernelTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the model without the stream. */
@Command(
        name = "kernel",
        description = {
            "Measure the model without Kafka, on one thread: training and prediction by batch, and predictions of few"
                    + " rows. Beside it, the three dense products that a model which multiplies its whole batch cannot"
                    + " do without.",
            "Shapes: census is the learner with its defaults on generated census rows, texts looked up; e2 is the"
                    + " model alone with 33 fields of width 8, 7 numbers and Adam. Figures are medians, in brackets"
                    + " the 10th and 90th percentile."
        })
public final class BenchKernelCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOutput output;

    @Option(
            names = "--shapes",
            split = ",",
            paramLabel = "SHAPE",
            description = "Only these shapes: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<KernelShape> shapes = EnumSet.allOf(KernelShape.class);

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            defaultValue = "32,128,256,1024",
            description = "Rows of a batch. Default: ${DEFAULT-VALUE}")
    private List<Integer> batches;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "How often all take turns. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--slice",
            paramLabel = "DURATION",
            defaultValue = "PT0.15S",
            description = "How long each turn takes. Default: ${DEFAULT-VALUE}")
    private Duration slice;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "PT1.5S",
            description = "How long each runs before the first round. Default: ${DEFAULT-VALUE}")
    private Duration warmUp;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seeds rows and weights.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        KernelOptions options = options();
        output.begin();
        KernelFigures figures;
        try (var interruption = Interruption.watch()) {
            figures = KernelBench.run(options, interruption::requested, output::say);
        }
        output.end("kernel", KernelTable.of(figures), figures);
        return 0;
    }

    private KernelOptions options() {
        return OptionValues.checked(spec, () -> new KernelOptions(shapes, batches, rounds, slice, warmUp, seed));
    }
}
