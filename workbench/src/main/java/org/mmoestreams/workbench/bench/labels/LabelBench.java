package org.mmoestreams.workbench.bench.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.data.EventFormat;

/** The benchmark of late labels: the same rows under one policy after another, each with its own broker and learner. */
public final class LabelBench {

    private final LabelBenchOptions options;
    private final FeatureSpec spec;
    private final TrueLabels truth;

    private LabelBench(LabelBenchOptions options) {
        this.options = options;
        spec = options.spec();
        truth = TrueLabels.read(options);
    }

    /**
     * Runs the policies in turn.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is told how it goes
     * @throws IllegalStateException when a learner ends early or stands still, or the benchmark is interrupted
     */
    public static LabelFigures run(LabelBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        LabelBench bench = new LabelBench(options);
        Map<LabelPolicy, EventFormat> formats = new LinkedHashMap<>();
        options.policies().forEach(policy -> formats.put(policy, bench.format(policy)));
        List<PolicyFigures> figures = new ArrayList<>();
        formats.forEach((policy, format) -> {
            view.accept(policy.title() + ": " + bench.truth.size() + " events");
            PolicyResult result = PolicyRun.of(options, policy, format, interrupted);
            figures.add(new PolicyReport(policy, result, bench.truth).figures(options.oracle()));
            view.accept(LabelTable.lines(figures.get(figures.size() - 1)));
        });
        return new LabelFigures(
                bench.ofTreatedTasks(bench::window), bench.ofTreatedTasks(bench::longestDelay), figures);
    }

    /** The events with a policy in their spec. A spec as JSON is one as YAML, too. */
    private EventFormat format(LabelPolicy policy) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < spec.tasks().size(); i++) {
            Task task = spec.tasks().get(i);
            tasks.add(
                    LabelBenchOptions.isNegativeAtEnd(task)
                            ? task.attributing(policy.of(task.attribution(), longestDelay(i)))
                            : task);
        }
        FeatureSpec treated = new FeatureSpec(spec.row(), spec.features(), tasks, spec.ignored());
        try {
            String text = new JsonMapper().writeValueAsString(treated);
            return EventFormat.of(options.rows().data().format().schemaText(), text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> ofTreatedTasks(IntFunction<Duration> duration) {
        Map<String, String> durations = new LinkedHashMap<>();
        for (int i = 0; i < spec.tasks().size(); i++) {
            if (LabelBenchOptions.isNegativeAtEnd(spec.tasks().get(i))) {
                durations.put(spec.tasks().get(i).name(), duration.apply(i).toString());
            }
        }
        return durations;
    }

    private Duration window(int task) {
        return spec.tasks().get(task).attribution().window();
    }

    private Duration longestDelay(int task) {
        return Duration.ofMillis(truth.longestDelay(task));
    }
}
