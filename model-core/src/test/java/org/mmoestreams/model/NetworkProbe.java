package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Optimizers;

/** Networks of gradient cases, and their gradients by weights, read off a step of gradient descent. */
final class NetworkProbe {

    /** So large that the weights' last bits do not blur the gradients read off a step, and a power of two. */
    private static final double LEARNING_RATE = 4096;

    private NetworkProbe() {}

    /** The network of a case, all its weights drawn. */
    static Network model(GradientCase c) {
        Start start = new Start(new Initializer(c.seed()), Optimizers.of(UpdateRule.SGD.at(LEARNING_RATE)));
        InputShape shape = InputShape.of(c.spec(), c.tableRows(), c.batch().capacity());
        Network model = c.architecture().build(shape, c.spec().tasks(), start);
        redraw(model, c.seed());
        return model;
    }

    /** Draws all weights anew. */
    static void redraw(Network model, long seed) {
        Random random = new Random(seed * 31 + 7);
        for (Parameter parameter : model.parameters()) {
            float[] weights = parameter.weights();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (random.nextGaussian() * 0.5);
            }
        }
        model.refresh();
    }

    static void forward(Network model, GradientCase c, OracleBatch rows) {
        int columns = c.spec().continuous().size();
        float[] numbers = new float[c.batch().capacity() * columns];
        for (int i = 0; i < rows.rows() * columns; i++) {
            numbers[i] = (float) rows.number(i / columns, i % columns);
        }
        RowBatch batch = c.encoded(rows);
        model.forward(batch.embeddingRows(), numbers, 0, rows.rows());
    }

    /** Gradients by the weights, by the names of their parameters; takes a step. */
    static Map<String, double[]> gradients(Network model, GradientCase c) {
        OracleBatch rows = c.rows();
        forward(model, c, rows);
        int tasks = rows.tasks().size();
        float[] labels = new float[c.batch().capacity() * tasks];
        for (int i = 0; i < rows.rows() * tasks; i++) {
            labels[i] = (float) rows.label(i / tasks, i % tasks);
        }
        Map<String, double[]> before = weights(model);
        double[] weights = new double[c.batch().capacity()];
        boolean[] corrections = new boolean[c.batch().capacity()];
        for (int row = 0; row < rows.rows(); row++) {
            weights[row] = rows.weight(row);
            corrections[row] = rows.corrects(row);
        }
        assertThat(model.step(labels, weights, corrections, rows.rows(), 1)).isTrue();
        Map<String, double[]> after = weights(model);
        before.forEach((name, moved) -> {
            for (int i = 0; i < moved.length; i++) {
                moved[i] = (moved[i] - after.get(name)[i]) / LEARNING_RATE;
            }
        });
        return before;
    }

    /** Copies of the weights by the names of their parameters. */
    static Map<String, double[]> weights(Network model) {
        Map<String, double[]> all = new TreeMap<>();
        for (Parameter parameter : model.parameters()) {
            double[] copy = new double[parameter.weights().length];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = parameter.weights()[i];
            }
            all.put(parameter.name(), copy);
        }
        return all;
    }
}
