package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What a layer that moves over sequences, images or volumes sees of its inputs for each output; these are {@code
 * [batch, sizes..., channels]}, or {@code [batch, channels, sizes...]}, of one to three sizes.
 *
 * @param spans along each dimension
 * @param padding what is added around the inputs
 * @param order where the channels of inputs and outputs are
 */
public record ReceptiveField(List<Span> spans, Padding padding, ChannelOrder order) {

    private static final int MOST_DIMENSIONS = 3;

    /** Checks how many dimensions there are, and that there is such a padding of them. */
    public ReceptiveField {
        spans = List.copyOf(spans);
        between("kernel's dimensions", spans.size(), 1, MOST_DIMENSIONS);
        padding.check(spans.size());
        Objects.requireNonNull(order, "order");
    }

    /**
     * Moves place by place, covers places next to each other, with nothing around the inputs, and channels last.
     *
     * @param kernel how many places are covered along each dimension, at least 1: {@code of(3)} is of sequences, {@code
     *     of(3, 3)} of images, {@code of(3, 3, 3)} of volumes
     */
    public static ReceptiveField of(int... kernel) {
        List<Span> spans =
                IntStream.of(kernel).mapToObj(size -> new Span(size, 1, 1)).toList();
        return new ReceptiveField(spans, Padding.valid(), ChannelOrder.LAST);
    }

    /** As {@link #of}, but moves by its own size, as pooling does: no place is covered twice. */
    public static ReceptiveField tiles(int... kernel) {
        return of(kernel).withStrides(kernel);
    }

    /** Moves by these strides: one for all dimensions, or one for each. */
    public ReceptiveField withStrides(int... strides) {
        return each("strides", strides, (span, stride) -> new Span(span.kernel(), stride, span.dilation()));
    }

    /** With these dilations: one for all dimensions, or one for each. */
    public ReceptiveField withDilation(int... dilations) {
        return each("dilation", dilations, (span, dilation) -> new Span(span.kernel(), span.stride(), dilation));
    }

    /** With this padding. */
    public ReceptiveField withPadding(Padding other) {
        return new ReceptiveField(spans, other, order);
    }

    /** Over inputs, and with outputs, {@code [batch, channels, sizes...]}. */
    public ReceptiveField channelsFirst() {
        return new ReceptiveField(spans, padding, ChannelOrder.FIRST);
    }

    /** How many dimensions it has. */
    public int dimensions() {
        return spans.size();
    }

    /** How many places it covers. */
    int length() {
        return Initializers.length(kernel());
    }

    /** How many places it covers along each dimension. */
    int[] kernel() {
        return spans.stream().mapToInt(Span::kernel).toArray();
    }

    private ReceptiveField each(String what, int[] values, BiFunction<Span, Integer, Span> change) {
        check(
                values.length == 1 || values.length == dimensions(),
                what,
                Arrays.toString(values),
                "one, or one for each of " + dimensions() + " dimensions");
        List<Span> changed = IntStream.range(0, dimensions())
                .mapToObj(i -> change.apply(spans.get(i), values[values.length == 1 ? 0 : i]))
                .toList();
        return new ReceptiveField(changed, padding, order);
    }
}
