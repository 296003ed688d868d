package org.mmoestreams.model;

import static org.mmoestreams.model.GradientCase.binary;
import static org.mmoestreams.model.GradientCase.regression;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;

/** Small networks of three tasks, three embedded fields, one of them a number too. */
final class ThreeTasks {

    private static final FeatureSpec SPEC = GradientCase.spec(2, 1, binary("a", 1), regression("b", 1), binary("c", 1));
    static final int TABLE_ROWS = 9;
    private static final int FIELDS = 3;
    static final int ROWS = 16;

    private ThreeTasks() {}

    static void draw(Network network, long seed) {
        Random random = new Random(seed);
        for (Parameter each : network.parameters()) {
            for (int i = 0; i < each.weights().length; i++) {
                each.weights()[i] = (float) random.nextGaussian();
            }
        }
        network.refresh();
    }

    /** Outputs of random rows, {@code [row][task]}. */
    static float[] forward(Network network, float number) {
        Random random = new Random(4);
        RowBatch batch = RowBatch.of(SPEC, ROWS);
        float[] numbers = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int field = 0; field < FIELDS; field++) {
                batch.embeddingRows()[FIELDS * row + field] = 3 * field + random.nextInt(3);
            }
            numbers[row] = number * (float) random.nextGaussian();
        }
        network.forward(batch.embeddingRows(), numbers, 0, ROWS);
        float[] outputs = new float[ROWS * 3];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = network.output(i / 3, i % 3);
        }
        return outputs;
    }

    static boolean step(Network network, int unlabelled) {
        Random random = new Random(6);
        float[] labels = new float[ROWS * 3];
        for (int i = 0; i < labels.length; i++) {
            float label = random.nextInt(2);
            labels[i] = i % 3 == unlabelled ? Float.NaN : label;
        }
        RowBatch batch = RowBatch.of(SPEC, ROWS);
        return network.step(labels, batch.weights(), batch.corrections(), ROWS, 1);
    }

    static Network build(Architecture architecture) {
        Start start = new Start(new Initializer(5), Optimizers.of(Adagrad.KIND.standard()));
        return architecture.build(InputShape.of(SPEC, TABLE_ROWS, ROWS), SPEC.tasks(), start);
    }

    static Map<String, float[]> weights(Network network) {
        Map<String, float[]> all = new TreeMap<>();
        network.parameters().forEach(each -> all.put(each.name(), each.weights().clone()));
        return all;
    }
}
