package org.mmoestreams.workbench.onnx;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.ModelParts;
import org.mmoestreams.features.Buckets;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.Moments;
import org.mmoestreams.features.Scale;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.ElementType;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Port;
import org.mmoestreams.workbench.graph.Value;

/**
 * Nodes that make of an input of doubles, {@code [batch]}, what a continuous field enters the network as: the row of
 * its bucket, and a standardised number. NaN is a missing value; a number beyond what the field's scale takes is taken
 * for the greatest that it takes.
 */
final class NumberGraph {

    private final Operations ops;
    private final ContinuousField field;
    private final Value missing;
    /** The number, 0 where it is missing, and without its sign. */
    private final Value known;

    private final Value magnitude;

    NumberGraph(Operations ops, ContinuousField field) {
        this.ops = ops;
        this.field = field;
        String doc = "number; NaN where it is missing";
        Value raw = ops.graph().input(new Port(field.field(), ElementType.DOUBLE, List.of("batch"), doc));
        missing = missing(raw);
        Value given = ops.of("Where", missing, ops.number(0), raw);
        known = ops.clip(given, ops.number(-field.most()), ops.number(field.most()));
        magnitude = ops.of("Abs", known);
    }

    /** The row of its own that the number has, {@code [batch]}. */
    Value row() {
        Value bucket = field.buckets().width() == null ? bucketByEdges() : bucketByWidth();
        Value first = ops.of("Add", bucket, ops.whole(Buckets.FIRST));
        long mirror = Buckets.FIRST + field.buckets().last() + 1L;
        Value negative =
                field.usedScale().isMirrored() ? ops.of("Add", bucket, ops.whole(mirror)) : ops.whole(Buckets.NEGATIVE);
        Value signed = ops.of("Where", ops.of("Less", known, ops.number(0)), negative, first);
        return ops.of("Where", missing, ops.whole(Buckets.MISSING), signed);
    }

    /**
     * The standardised number, {@code [batch]}; empty where it is 0 whatever comes.
     *
     * @param column the field's among the moments
     */
    Optional<Value> standardised(Moments moments, int column) {
        if (!field.isInput() || moments.count(column) == 0) {
            return Optional.empty();
        }
        // the encoder keeps numbers as floats
        Value rounded = ops.cast(ops.cast(scaled(), ElementType.FLOAT), ElementType.DOUBLE);
        Value apart = ops.of("Sub", rounded, ops.number(moments.mean(column)));
        Value number = ops.cast(ops.of("Div", apart, ops.number(moments.deviation(column))), ElementType.FLOAT);
        Value bounded = ops.clip(number, ops.single(-ModelParts.INPUT_BOUND), ops.single(ModelParts.INPUT_BOUND));
        return Optional.of(ops.of("Where", missing, ops.single(0), bounded));
    }

    private Value missing(Value raw) {
        Value isMissing = ops.of("IsNaN", raw);
        for (double stands : field.missingValues()) {
            isMissing = ops.of("Or", isMissing, ops.of("Equal", raw, ops.number(stands)));
            isMissing = ops.of("Or", isMissing, ops.of("Equal", raw, ops.number((float) stands)));
        }
        return isMissing;
    }

    private Value scaled() {
        return field.usedScale() == Scale.NONE ? known : ops.of("Mul", ops.of("Sign", known), log1p());
    }

    private Value log1p() {
        return ops.of("Log", ops.of("Add", magnitude, ops.number(1)));
    }

    private Value bucketByWidth() {
        Buckets buckets = field.buckets();
        Value below = ops.of("Min", magnitude, ops.number(buckets.max()));
        return ops.cast(ops.of("Floor", ops.of("Div", below, ops.number(buckets.width()))), ElementType.INT64);
    }

    /** Near by the logarithm, and then one up or down where an edge says so. */
    private Value bucketByEdges() {
        Buckets buckets = field.buckets();
        double[] edges = BucketEdges.of(field);
        Value all = ops.constant(Constant.doubles(edges, edges.length));
        Value folds = ops.of("Mul", log1p(), ops.number(buckets.perFold() / buckets.fold()));
        Value near = ops.cast(ops.of("Min", ops.of("Floor", folds), ops.number(buckets.last())), ElementType.INT64);
        Value tooHigh = ops.cast(ops.of("Less", magnitude, ops.at(all, near, 0)), ElementType.INT64);
        Value next = ops.at(all, ops.of("Add", near, ops.whole(1)), 0);
        Value tooLow = ops.cast(ops.of("GreaterOrEqual", magnitude, next), ElementType.INT64);
        return ops.of("Add", ops.of("Sub", near, tooHigh), tooLow);
    }
}
