package org.mmoestreams.nn.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A convolution of a mixture of experts, drawn at random, small enough for differences by every value. */
final class RandomConv {

    /** Without gelu, whose oracle is slow. */
    private static final List<String> ACTIVATIONS =
            Activation.names().stream().filter(name -> !name.equals("gelu")).toList();

    private static final int[] MOST_SIZE = {7, 4, 3};

    private final ConvMoEConfig config;
    private final long[] example;

    private RandomConv(ConvMoEConfig config, long... example) {
        this.config = config;
        this.example = example;
    }

    static RandomConv of(Random random) {
        while (true) {
            int dimensions = 1 + random.nextInt(3);
            ReceptiveField field = field(random, dimensions);
            int[] sizes = any(random, dimensions, MOST_SIZE[dimensions - 1]);
            long[] batch = field.order().shape(1, sizes, 1 + random.nextInt(2));
            long[] example = Arrays.copyOfRange(batch, 1, batch.length);
            if (new ConvOracle(field, example).hasOutputs()) {
                return new RandomConv(config(random, field), example);
            }
        }
    }

    ConvMoEConfig config() {
        return config;
    }

    /** The shape of the inputs without the batch. */
    long[] example() {
        return example.clone();
    }

    private static ReceptiveField field(Random random, int dimensions) {
        Padding.Pads[] pads = IntStream.range(0, dimensions)
                .mapToObj(i -> new Padding.Pads(random.nextInt(3), random.nextInt(3)))
                .toArray(Padding.Pads[]::new);
        Padding padding =
                switch (random.nextInt(4)) {
                    case 0 -> Padding.valid();
                    case 1 -> Padding.of(pads);
                    case 2 -> dimensions == 1 ? Padding.causal() : Padding.same();
                    default -> Padding.same();
                };
        ReceptiveField field = ReceptiveField.of(any(random, dimensions, 3))
                .withStrides(any(random, dimensions, 3))
                .withDilation(any(random, dimensions, 2))
                .withPadding(padding);
        return random.nextBoolean() ? field : field.channelsFirst();
    }

    private static ConvMoEConfig config(Random random, ReceptiveField field) {
        int filters = 1 + random.nextInt(2);
        int experts = 1 + random.nextInt(3);
        return ConvMoEConfig.of(filters, experts, field)
                .withExpert(layer(random, filters))
                .withGate(layer(random, experts))
                .withActivity(regularizer(random));
    }

    private static DenseConfig layer(Random random, int units) {
        Activation activation = Activation.named(ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size())));
        DenseConfig layer = DenseConfig.of(units, activation)
                .withKernel(WeightConfig.of(Initializers.heNormal()).with(regularizer(random)))
                .withBias(WeightConfig.of(Initializers.ones()).with(regularizer(random)))
                .withActivity(regularizer(random));
        return random.nextBoolean() ? layer : layer.withoutBias();
    }

    private static Regularizer regularizer(Random random) {
        return random.nextInt(3) == 0
                ? new Regularizer(0.2 * random.nextDouble(), 0.2 * random.nextDouble())
                : Regularizer.none();
    }

    private static int[] any(Random random, int length, int most) {
        return IntStream.range(0, length).map(i -> 1 + random.nextInt(most)).toArray();
    }
}
