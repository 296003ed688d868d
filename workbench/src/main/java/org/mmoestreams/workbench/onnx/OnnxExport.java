package org.mmoestreams.workbench.onnx;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mmoestreams.ModelParts;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.EncodingTables;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.workbench.graph.Graph;
import org.mmoestreams.workbench.graph.GraphBuilder;
import org.mmoestreams.workbench.graph.OnnxModel;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Port;

/**
 * What a learner predicts as a graph of ONNX, with vocabularies, buckets and standardisation in it: an input for each
 * field, texts or doubles, and an output for each task of the spec. What it says of an event is what {@code
 * encodeFrozen} and {@code predict} say, up to rounding: both compute in floats, in another order.
 */
public final class OnnxExport {

    /** Messages of protobuf have less than 2 GiB; the rest is for what is no table. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - (256L << 20);

    private OnnxExport() {}

    /**
     * The graph of a learner's model as it is, which stays as it is. Costs memory for three times its size.
     *
     * @param notes texts by key that go with the model
     * @throws IllegalArgumentException naming the field or the key that cannot be exported, and why
     */
    public static OnnxModel of(OnlineLearner learner, SortedMap<String, String> notes) {
        FeatureSpec spec = learner.spec();
        checkTexts(spec);
        EncodingTables tables = learner.parts().encoder().tables();
        TableLayout layout = new TableLayout(tables.ranges());
        int outputs = spec.networkTasks().size();
        checkSize(layout.rows(), learner.config().architecture().weightsOfValue(outputs));
        return new OnnxModel(graph(learner, tables, layout), new TreeMap<>(notes));
    }

    private static Graph graph(OnlineLearner learner, EncodingTables tables, TableLayout layout) {
        FeatureSpec spec = learner.spec();
        ModelParts parts = learner.parts();
        Architecture architecture = learner.config().architecture();
        Operations ops = new Operations(new GraphBuilder());
        EncodedFields fields = EncodedFields.of(ops, spec, tables, parts.inputs());
        InputGraph inputs =
                new InputGraph(ops, parts, fields, layout, spec.continuous().size());
        NetworkTasks tasks = spec.networkTasks();
        List<String> names = tasks.all().stream().map(Task::name).toList();
        TowerInputs read = new NetworkGraph(inputs, names).of(architecture);
        OutputGraph outputs = new OutputGraph(ops, parts, architecture.frame().towerUnits());
        List<String> taken =
                ops.graph().build().inputs().stream().map(Port::name).toList();
        for (int task = 0; task < tasks.shown(); task++) {
            outputs.add(tasks.all().get(task), task, read, taken);
        }
        return ops.graph().build();
    }

    private static void checkTexts(FeatureSpec spec) {
        Stream.concat(
                        spec.nominal().stream()
                                .filter(field -> field.hashed() != null)
                                .map(field -> "nominal." + field.field()),
                        spec.features().multiValued().stream()
                                .filter(field -> field.hashed() != null)
                                .map(field -> "multi-valued." + field.field()))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("model: " + name + " is hashed (expected: a capacity; ONNX has"
                            + " no operator that hashes texts, so such a field cannot be exported)");
                });
    }

    /**
     * Checks that the tables fit into a file.
     *
     * @param weights of a row of the tables, those of all of them
     */
    static void checkSize(long rows, long weights) {
        long bytes = rows * weights * Float.BYTES;
        check(
                bytes <= MOST_BYTES,
                "model",
                bytes + " bytes of embeddings and wide weights",
                "<= " + MOST_BYTES + ", as an ONNX file has less than 2 GiB; have fewer values, or model.wide: false");
    }
}
