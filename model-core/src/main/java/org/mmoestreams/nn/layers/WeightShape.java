package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of a tensor of weights, and how it is put together of pieces of equal shape: the values of one place of all
 * pieces are next to each other. An expert kernel {@code [d, units, experts]} has pieces {@code [d, units]}.
 *
 * @param dimensions the sizes of the tensor's dimensions, 1 or more each
 * @param piece those of a piece; the tensor's own where it is one piece
 */
public record WeightShape(List<Integer> dimensions, List<Integer> piece) {

    /** Checks that an array has room for the tensor, and that the pieces make it up. */
    public WeightShape {
        dimensions = List.copyOf(dimensions);
        piece = List.copyOf(piece);
        for (int size : dimensions) {
            check(size >= 1, "shape of weights", dimensions, "sizes >= 1");
        }
        double weights = dimensions.stream().mapToDouble(size -> size).reduce(1, (a, b) -> a * b);
        check(
                weights <= Integer.MAX_VALUE,
                "shape of weights",
                dimensions,
                "at most " + Integer.MAX_VALUE + " weights; make the layer smaller");
        check(
                length(dimensions) % length(piece) == 0,
                "piece of weights " + dimensions,
                piece,
                "a shape that divides it");
    }

    /** One piece. */
    public static WeightShape of(int... dimensions) {
        List<Integer> sizes = list(dimensions);
        return new WeightShape(sizes, sizes);
    }

    /** The same tensor of pieces of this shape. */
    public WeightShape ofPieces(int... shape) {
        return new WeightShape(dimensions, list(shape));
    }

    /** How many values there are. */
    public int length() {
        return length(dimensions);
    }

    /** How many pieces there are. */
    public int pieces() {
        return length() / length(piece);
    }

    /** The sizes of the dimensions. */
    public int[] sizes() {
        return dimensions.stream().mapToInt(size -> size).toArray();
    }

    /**
     * Draws the tensor.
     *
     * @param seeds by the name of what is drawn: {@code name}, or where the pieces are drawn by themselves {@code
     *     name[0]} and so on
     */
    float[] draw(String name, WeightInitializer initializer, FanRule rule, Seeds seeds) {
        int pieces = pieces();
        if (rule == FanRule.KERAS || pieces == 1) {
            int[] whole = pieces == 1 ? sizes(piece) : sizes();
            return checked(initializer.draw(whole, seeds.of(name)), length());
        }
        float[] weights = new float[length()];
        for (int i = 0; i < pieces; i++) {
            float[] own = checked(initializer.draw(sizes(piece), seeds.of(name + '[' + i + ']')), length(piece));
            for (int at = 0; at < own.length; at++) {
                weights[at * pieces + i] = own[at];
            }
        }
        return weights;
    }

    /** A seed for a name. */
    @FunctionalInterface
    interface Seeds {
        long of(String name);
    }

    private static float[] checked(float[] drawn, int length) {
        check(drawn.length == length, "initialiser", drawn.length + " weights", length + " of the shape asked for");
        return drawn;
    }

    private static int length(List<Integer> shape) {
        return Initializers.length(sizes(shape));
    }

    private static int[] sizes(List<Integer> shape) {
        return shape.stream().mapToInt(size -> size).toArray();
    }

    private static List<Integer> list(int... sizes) {
        return IntStream.of(sizes).boxed().toList();
    }
}
