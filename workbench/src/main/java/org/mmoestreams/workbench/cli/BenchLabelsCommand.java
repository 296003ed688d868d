package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.bench.labels.LabelBench;
import org.mmoestreams.workbench.bench.labels.LabelBenchOptions;
import org.mmoestreams.workbench.bench.labels.LabelFigures;
import org.mmoestreams.workbench.bench.labels.LabelPolicy;
import org.mmoestreams.workbench.bench.labels.LabelTable;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.shaping.ShapedRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures what each way of treating late labels is worth. */
@Command(
        name = "labels",
        description = {
            "Measure what each way of treating late labels is worth: the same rows, with their labels behind them, are"
                    + " learnt under one policy after another, each time by a learner and a broker of their own. What"
                    + " was published is compared with what the rows say in the end.",
            "Policies are about the tasks whose spec has at-end: negative, and --attribution. All rows' labels are held"
                    + " in memory. With --oracle exits with 1 when anything differs."
        })
public final class BenchLabelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOutput output;

    @Mixin
    private StreamOptions stream;

    @Mixin
    private DemoConfigOptions config;

    @Option(
            names = "--policy",
            split = ",",
            paramLabel = "POLICY",
            converter = Titled.class,
            completionCandidates = Titles.class,
            description = "Only these, in this order: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<LabelPolicy> policies = List.of(LabelPolicy.values());

    @Option(
            names = "--attribution",
            paramLabel = "TASK=DURATION",
            description = "How long a task waits for a label before it learns a negative, in place of what the spec"
                    + " says. Can be repeated.")
    private Map<String, Duration> windows = new LinkedHashMap<>();

    @Option(
            names = "--oracle",
            description = "Learn the same rows in the same order once more without Kafka, and compare every prediction"
                    + " and the final model, bit for bit.")
    private boolean oracle;

    @Override
    public Integer call() throws IOException {
        LabelBenchOptions options = options();
        output.begin();
        LabelFigures figures;
        try (var interruption = Interruption.watch()) {
            figures = LabelBench.run(options, interruption::requested, output::say);
        }
        output.end("labels", LabelTable.of(figures), figures);
        return figures.areAsTold() ? 0 : 1;
    }

    private LabelBenchOptions options() {
        DemoConfig learner = config.read();
        return OptionValues.checked(spec, () -> {
            ShapedRows rows = stream.rows(learner.event());
            Optional<LabelPlan> labels = stream.labels(rows);
            check(labels.isPresent(), "label-delay", "none", "a delay for at least one task");
            return new LabelBenchOptions(rows, labels.get(), windows, policies, oracle, learner.assignments());
        });
    }

    /** Finds a policy by its title. */
    static final class Titled implements ITypeConverter<LabelPolicy> {

        @Override
        public LabelPolicy convert(String title) {
            return LabelPolicy.titled(title)
                    .orElseThrow(() ->
                            new TypeConversionException(title + " (expected: " + String.join(" or ", titles()) + ")"));
        }
    }

    /** The titles of all policies. */
    static final class Titles implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return titles().iterator();
        }
    }

    private static List<String> titles() {
        return Arrays.stream(LabelPolicy.values()).map(LabelPolicy::title).toList();
    }
}
