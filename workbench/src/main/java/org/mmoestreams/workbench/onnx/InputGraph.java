package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.ModelParts;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes of the first layer: embeddings and numbers times weights, and sums of wide weights. */
final class InputGraph {

    private final Operations ops;
    private final ModelParts parts;
    private final EncodedFields fields;
    private final TableLayout layout;
    private final int numbers;

    /**
     * Nodes that read encoded fields.
     *
     * @param numbers how many continuous fields the spec has
     */
    InputGraph(Operations ops, ModelParts parts, EncodedFields fields, TableLayout layout, int numbers) {
        this.ops = ops;
        this.parts = parts;
        this.fields = fields;
        this.layout = layout;
        this.numbers = numbers;
    }

    /** Adds nodes. */
    Operations ops() {
        return ops;
    }

    /** Adds nodes of the model's dense layers. */
    DenseGraph dense() {
        return new DenseGraph(ops, parts);
    }

    /**
     * Linear outputs, {@code [batch][outputs]}.
     *
     * @param embeddings the name of the table
     * @param width of an embedding
     * @param weights the name of the layer's weights
     */
    Value linear(String embeddings, int width, String weights, int outputs) {
        Value table = table(embeddings, width);
        List<Value> inputs = new ArrayList<>();
        fields.rows().ifPresent(rows -> inputs.add(ops.flat(ops.at(table, rows, 0))));
        fields.bags().forEach(bag -> inputs.add(combined(table, bag)));
        fields.numbers().ifPresent(inputs::add);
        return dense().of(ops.joined(inputs, 1), entering(parts.weights(weights), outputs), outputs);
    }

    /** The wide weights of all fields added up, {@code [batch][width]}. */
    Value wide(String name, int width) {
        Value table = table(name, width);
        return Stream.concat(
                        fields.rows().map(rows -> ops.sum(ops.at(table, rows, 0), 1)).stream(),
                        fields.bags().stream().map(bag -> combined(table, bag)))
                .reduce((sum, next) -> ops.of("Add", sum, next))
                .orElseThrow();
    }

    private Value table(String name, int width) {
        return ops.constant(Constant.floats(layout.of(parts.weights(name), width), layout.rows(), width));
    }

    private Value combined(Value table, BagRows bag) {
        Value factors = ops.unsqueezed(bag.factors(), 2);
        return ops.sum(ops.of("Mul", ops.at(table, bag.rows(), 0), factors), 1);
    }

    /** Without the rows of continuous fields that do not enter as numbers. */
    private float[] entering(float[] weights, int outputs) {
        int embedded = weights.length / outputs - numbers - 1;
        float[] kept = new float[(embedded + fields.columns().size() + 1) * outputs];
        System.arraycopy(weights, 0, kept, 0, embedded * outputs);
        int to = embedded;
        for (int column : fields.columns()) {
            System.arraycopy(weights, (embedded + column) * outputs, kept, to++ * outputs, outputs);
        }
        System.arraycopy(weights, weights.length - outputs, kept, to * outputs, outputs);
        return kept;
    }
}
