package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.CgcArchitecture;
import org.mmoestreams.model.ExpertCounts;
import org.mmoestreams.model.Frame;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.model.OmoeArchitecture;
import org.mmoestreams.model.PleArchitecture;
import org.mmoestreams.model.SharedBottomArchitecture;
import org.mmoestreams.model.SingleTaskArchitecture;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of what is between the inputs and the towers. An architecture has a method here, and a line in {@link #of}. */
final class NetworkGraph {

    private static final String EMBEDDINGS = "embeddings";
    private static final String WIDE = "wide";

    private final InputGraph inputs;
    private final Operations ops;
    private final List<String> tasks;

    /**
     * Nodes that read inputs.
     *
     * @param tasks the names of all outputs
     */
    NetworkGraph(InputGraph inputs, List<String> tasks) {
        this.inputs = inputs;
        ops = inputs.ops();
        this.tasks = List.copyOf(tasks);
    }

    /**
     * What the towers of an architecture read.
     *
     * @throws IllegalArgumentException when it is one that has no graph
     */
    TowerInputs of(Architecture architecture) {
        if (architecture instanceof MmoeArchitecture mmoe) {
            return shared(mmoe.frame(), mmoe(mmoe));
        }
        if (architecture instanceof OmoeArchitecture omoe) {
            return shared(omoe.frame(), omoe(omoe));
        }
        if (architecture instanceof SharedBottomArchitecture bottom) {
            Value units = ops.of("Relu", linear(bottom.frame(), "bottom.weight", bottom.bottomUnits()));
            return shared(bottom.frame(), Collections.nCopies(tasks.size(), units));
        }
        if (architecture instanceof SingleTaskArchitecture single) {
            return single(single);
        }
        if (architecture instanceof CgcArchitecture cgc) {
            return shared(cgc.frame(), extracted(cgc.frame(), cgc.experts(), 1));
        }
        if (architecture instanceof PleArchitecture ple) {
            return shared(ple.frame(), extracted(ple.frame(), ple.experts(), ple.levels()));
        }
        throw new IllegalArgumentException("model.kind: " + architecture.kind().name()
                + " (expected: a network that can be exported, which this one cannot)");
    }

    private List<Value> mmoe(MmoeArchitecture mmoe) {
        MixtureShape shape = MixtureShape.full(mmoe.experts(), mmoe.expertUnits(), tasks.size());
        return mixed(mmoe.frame(), "experts-and-gates.weight", shape);
    }

    private List<Value> omoe(OmoeArchitecture omoe) {
        MixtureShape shape = MixtureShape.full(omoe.experts(), omoe.expertUnits(), 1);
        Value mixture = mixed(omoe.frame(), "experts-and-gate.weight", shape).get(0);
        return Collections.nCopies(tasks.size(), mixture);
    }

    private List<Value> mixed(Frame frame, String weights, MixtureShape shape) {
        Value linear = linear(frame, weights, shape.expertOutputs() + shape.gateOutputs());
        return new MixtureGraph(ops, shape).mixed(linear);
    }

    private List<Value> extracted(Frame frame, ExpertCounts experts, int levels) {
        ExtractionGraph levelled = new ExtractionGraph(inputs, experts, levels, tasks);
        return levelled.mixed(linear(frame, "experts-and-gates.weight", levelled.linearOutputs()));
    }

    private TowerInputs single(SingleTaskArchitecture single) {
        List<Value> read = new ArrayList<>();
        List<Value> wide = new ArrayList<>();
        for (String task : tasks) {
            String weights = "bottom." + task + ".weight";
            int width = single.frame().embeddingWidth();
            Value linear = inputs.linear(EMBEDDINGS + "." + task, width, weights, single.bottomUnits());
            read.add(ops.of("Relu", linear));
            if (single.frame().wide()) {
                wide.add(inputs.wide(WIDE + "." + task, 1));
            }
        }
        return new TowerInputs(read, wide);
    }

    private Value linear(Frame frame, String weights, int outputs) {
        return inputs.linear(EMBEDDINGS, frame.embeddingWidth(), weights, outputs);
    }

    /** With wide weights in a table that all tasks share, a column for each. */
    private TowerInputs shared(Frame frame, List<Value> read) {
        if (!frame.wide()) {
            return new TowerInputs(read, List.of());
        }
        Value sums = inputs.wide(WIDE, tasks.size());
        return new TowerInputs(
                read,
                IntStream.range(0, tasks.size())
                        .mapToObj(task -> ops.columns(sums, task, task + 1L))
                        .toList());
    }
}
