package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.layers.Activation;
import org.mmoestreams.nn.layers.Conv;
import org.mmoestreams.nn.layers.ConvMoE;
import org.mmoestreams.nn.layers.ConvMoEConfig;
import org.mmoestreams.nn.layers.Dense;
import org.mmoestreams.nn.layers.DenseConfig;
import org.mmoestreams.nn.layers.DenseMoE;
import org.mmoestreams.nn.layers.DenseMoEConfig;
import org.mmoestreams.nn.layers.DropOut;
import org.mmoestreams.nn.layers.Flatten;
import org.mmoestreams.nn.layers.Layer;
import org.mmoestreams.nn.layers.MaxPool;
import org.mmoestreams.nn.layers.Padding;
import org.mmoestreams.nn.layers.ReceptiveField;
import org.mmoestreams.nn.layers.Sequential;

/**
 * A network of the shape of mixture-of-experts' demo: twice two convolutions of 3 x 3 with ReLU, a pool of 2 x 2 and
 * drop-out, then a dense layer with drop-out, and a linear one with an output for each class. The second two have twice
 * the filters of the first two, the dense layer 16 times as many units.
 */
enum ConvContestant {
    /** Plain layers. */
    CNN("cnn", 1) {
        @Override
        Layer conv(String name, long[] example, int filters, Start start) {
            DenseConfig relu = DenseConfig.of(filters, Activation.relu());
            return Conv.of(name, (int) example[2], field(), relu, start);
        }

        @Override
        Layer dense(String name, int inputs, int units, Start start) {
            return Dense.of(name, inputs, DenseConfig.of(units, Activation.relu()), start);
        }
    },
    /** The same, wider: about as many multiplications as the mixtures' two experts have. */
    WIDE_CNN("wide cnn", Math.sqrt(2)) {
        @Override
        Layer conv(String name, long[] example, int filters, Start start) {
            return CNN.conv(name, example, filters, start);
        }

        @Override
        Layer dense(String name, int inputs, int units, Start start) {
            return CNN.dense(name, inputs, units, start);
        }
    },
    /** Mixtures of two experts in place of each convolution and of the dense layer. */
    CONV_MOE("conv-moe", 1) {
        @Override
        Layer conv(String name, long[] example, int filters, Start start) {
            ConvMoEConfig config = ConvMoEConfig.of(filters, EXPERTS, field())
                    .withExpert(DenseConfig.of(filters, Activation.relu()))
                    .withGate(gate());
            return ConvMoE.of(name, example, config, start);
        }

        @Override
        Layer dense(String name, int inputs, int units, Start start) {
            DenseMoEConfig config = DenseMoEConfig.of(units, EXPERTS)
                    .withExpert(DenseConfig.of(units, Activation.relu()))
                    .withGate(gate());
            return DenseMoE.of(name, inputs, config, start);
        }
    };

    private static final int EXPERTS = 2;
    private static final int UNITS = 16;
    private static final double AFTER_POOL = 0.25;
    private static final double AFTER_DENSE = 0.5;

    private final String label;
    private final double width;

    ConvContestant(String label, double width) {
        this.label = label;
        this.width = width;
    }

    /** What it is called. */
    String label() {
        return label;
    }

    /**
     * The network before its first step.
     *
     * @param side pixels along each side of the images, at least 4
     */
    Sequential network(int side, int filters, Start start) {
        int own = (int) Math.round(width * filters);
        List<Layer> layers = new ArrayList<>();
        long[] example = {side, side, ImageSet.CHANNELS};
        for (int block = 1; block <= 2; block++) {
            for (int conv = 1; conv <= 2; conv++) {
                String name = "conv" + block + '.' + conv;
                example = added(layers, conv(name, example, block * own, start), example);
            }
            example = added(layers, MaxPool.of(ReceptiveField.tiles(2, 2)), example);
            layers.add(DropOut.of("drop" + block, AFTER_POOL, start));
        }
        example = added(layers, Flatten.rows(), example);
        example = added(layers, dense("dense", (int) example[0], UNITS * own, start), example);
        layers.add(DropOut.of("drop", AFTER_DENSE, start));
        DenseConfig classes = DenseConfig.of(ImageSource.CLASSES, Activation.linear());
        layers.add(Dense.of("classes", (int) example[0], classes, start));
        return Sequential.of(layers);
    }

    abstract Layer conv(String name, long[] example, int filters, Start start);

    abstract Layer dense(String name, int inputs, int units, Start start);

    static ReceptiveField field() {
        return ReceptiveField.of(3, 3).withPadding(Padding.same());
    }

    static DenseConfig gate() {
        return DenseConfig.of(EXPERTS, Activation.softmax());
    }

    /** The shape of an example after one more layer. */
    private static long[] added(List<Layer> layers, Layer layer, long... example) {
        layers.add(layer);
        long[] batch = new long[example.length + 1];
        batch[0] = 1;
        System.arraycopy(example, 0, batch, 1, example.length);
        long[] outputs = layer.outputShape(batch);
        return Arrays.copyOfRange(outputs, 1, outputs.length);
    }
}
