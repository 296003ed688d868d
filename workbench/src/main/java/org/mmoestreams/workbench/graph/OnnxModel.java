package org.mmoestreams.workbench.graph;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A graph as an ONNX model, of operator set 18 and set 3 of {@code ai.onnx.ml}, written as the messages that {@code
 * onnx.proto} defines. The same graph and notes give the same bytes.
 *
 * @param graph what is computed
 * @param notes texts by key, which go with the model as its {@code metadata_props}
 */
public record OnnxModel(Graph graph, SortedMap<String, String> notes) {

    private static final String PRODUCER = "mmoe-streams";
    /** The one of operator set 18. */
    private static final int IR_VERSION = 8;

    private static final int OPERATORS = 18;
    private static final int TRADITIONAL_OPERATORS = 3;

    /** Keeps a copy. */
    public OnnxModel {
        notes = new TreeMap<>(notes);
    }

    /** The bytes of a file: a {@code ModelProto}. */
    public ByteString toBytes() {
        Message model = new Message()
                .number(1, IR_VERSION)
                .text(2, PRODUCER)
                .message(7, of(graph))
                .message(8, new Message().text(1, "").number(2, OPERATORS))
                .message(8, new Message().text(1, "ai.onnx.ml").number(2, TRADITIONAL_OPERATORS));
        notes.forEach(
                (key, text) -> model.message(14, new Message().text(1, key).text(2, text)));
        return model.toBytes();
    }

    private static Message of(Graph graph) {
        Message message = new Message();
        graph.nodes().forEach(node -> message.message(1, of(node)));
        message.text(2, PRODUCER);
        for (Map.Entry<String, Constant> constant : graph.constants().entrySet()) {
            message.message(5, of(constant.getKey(), constant.getValue()));
        }
        graph.inputs().forEach(port -> message.message(11, of(port)));
        graph.outputs().forEach(port -> message.message(12, of(port)));
        return message;
    }

    private static Message of(Node node) {
        Message message = new Message();
        node.inputs().forEach(input -> message.text(1, input));
        message.text(2, node.output())
                .text(3, node.output())
                .text(4, node.operator().name());
        node.attributes().forEach(attribute -> message.message(5, of(attribute)));
        return message.text(7, node.operator().domain());
    }

    private static Message of(Attribute attribute) {
        Message message = new Message().text(1, attribute.name());
        if (attribute instanceof Attribute.Whole whole) {
            return message.number(3, whole.value()).number(20, 2);
        }
        if (attribute instanceof Attribute.Text text) {
            return message.text(4, text.value()).number(20, 3);
        }
        if (attribute instanceof Attribute.Wholes wholes) {
            wholes.values().forEach(value -> message.number(8, value));
            return message.number(20, 7);
        }
        ((Attribute.Texts) attribute).values().forEach(value -> message.text(9, value));
        return message.number(20, 8);
    }

    private static Message of(String name, Constant constant) {
        Message message = new Message();
        constant.shape().forEach(size -> message.number(1, size));
        return message.number(2, constant.type().number()).text(8, name).bytes(9, constant.data());
    }

    private static Message of(Port port) {
        Message shape = new Message();
        port.dimensions().forEach(dimension -> shape.message(1, new Message().text(2, dimension)));
        Message tensor = new Message().number(1, port.type().number()).message(2, shape);
        return new Message()
                .text(1, port.name())
                .message(2, new Message().message(1, tensor))
                .text(3, port.doc());
    }
}
