package org.mmoestreams.workbench.graph;

/** What the elements of a tensor are, by their number in ONNX's {@code TensorProto.DataType}. */
public enum ElementType {
    FLOAT(1, Float.BYTES),
    INT64(7, Long.BYTES),
    /** UTF-8; constants of it are no part of these graphs. */
    STRING(8, 0),
    DOUBLE(11, Double.BYTES),
    UINT64(13, Long.BYTES);

    private final int number;
    private final int bytes;

    ElementType(int number, int bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** Bytes of an element of a constant; 0 where there are no constants of it. */
    public int bytes() {
        return bytes;
    }
}
