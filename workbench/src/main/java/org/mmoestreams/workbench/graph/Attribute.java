package org.mmoestreams.workbench.graph;

import java.util.List;

/** A setting of a node that is known when the graph is made. */
public sealed interface Attribute {

    /** Its name, as ONNX has it. */
    String name();

    /** A whole number. */
    record Whole(String name, long value) implements Attribute {}

    /** A text. */
    record Text(String name, String value) implements Attribute {}

    /** Whole numbers. */
    record Wholes(String name, List<Long> values) implements Attribute {

        /** Keeps a copy. */
        public Wholes {
            values = List.copyOf(values);
        }
    }

    /** Texts. */
    record Texts(String name, List<String> values) implements Attribute {

        /** Keeps a copy. */
        public Texts {
            values = List.copyOf(values);
        }
    }
}
