package org.mmoestreams.model;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.nn.Inputs;
import org.mmoestreams.nn.Layer;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.nn.Rows;
import org.mmoestreams.optim.Optimizers;

/**
 * A list of layers with losses at its end: all of a network that does not depend on its architecture. Buffers are the
 * layers', and allocated once.
 */
final class LayeredNetwork implements Network {

    /** Above this a gradient's square, which optimisers sum, comes near the largest float. */
    private static final double GRADIENT_BOUND = 1e18;

    private final Layer[] layers;
    private final Inputs inputs;
    private final TaskOutputs outputs;
    private final Optimizers optimizers;
    private final WeightBound bound;
    private final boolean learnsByAnotherForward;
    private final Runnable update;

    /**
     * A network.
     *
     * @param layers in the order in which they go forward
     * @param inputs what the first one reads
     * @param outputs what the last one writes
     * @param optimizers those that the layers' parameters have
     */
    LayeredNetwork(List<Layer> layers, Inputs inputs, TaskOutputs outputs, Optimizers optimizers) {
        this.layers = layers.toArray(Layer[]::new);
        this.inputs = inputs;
        this.outputs = outputs;
        this.optimizers = optimizers;
        bound = new WeightBound(parameters(), optimizers);
        learnsByAnotherForward = layers.stream().anyMatch(Layer::learnsByAnotherForward);
        update = () -> {
            for (Layer layer : this.layers) {
                layer.update();
            }
        };
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(layers).stream()
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }

    @Override
    public void refresh() {
        for (Layer layer : layers) {
            layer.refresh();
        }
        bound.forget();
    }

    @Override
    public void pace(double factor) {
        optimizers.pace(factor);
    }

    @Override
    public void restartOptimizers() {
        parameters().forEach(Parameter::restartSlots);
    }

    @Override
    public void restart(int task) {
        for (Layer layer : layers) {
            layer.restart(task);
        }
        refresh();
    }

    @Override
    public void restartRows(int[] tableRows) {
        if (tableRows.length > 0) {
            for (Layer layer : layers) {
                bound.include(layer.restartRows(tableRows));
            }
        }
    }

    @Override
    public void forward(int[] embeddingRows, float[] numbers, int from, int to) {
        inputs.set(embeddingRows, numbers);
        Rows rows = new Rows(from, to);
        for (Layer layer : layers) {
            layer.forward(rows);
        }
    }

    @Override
    public float output(int row, int task) {
        return outputs.of(row, task);
    }

    @Override
    public boolean step(float[] labels, double[] weights, boolean[] corrections, int rows, long step) {
        Rows all = new Rows(0, rows);
        if (learnsByAnotherForward) {
            for (Layer layer : layers) {
                layer.forward(all, step);
            }
        }
        outputs.backward(labels, weights, corrections, rows);
        double magnitude = backward(all);
        if (!(magnitude < GRADIENT_BOUND)) {
            return false;
        }
        optimizers.begin(step);
        boolean taken = bound.step(magnitude, update);
        if (!taken) {
            refresh();
        }
        return taken;
    }

    /** Of the mixture whose gates the tasks read, the last one. A gate that all tasks share counts for each of them. */
    @Override
    public Optional<ExpertUse> experts(int rows) {
        for (int i = layers.length - 1; i >= 0; i--) {
            Optional<ExpertUse> use = layers[i].experts(new Rows(0, rows));
            if (use.isPresent()) {
                return use.map(each -> each.gates().size() == 1 ? each.sharedBy(outputs.count()) : each);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        for (Layer layer : layers) {
            layer.close();
        }
    }

    private double backward(Rows rows) {
        double magnitude = 0;
        for (int i = layers.length - 1; i >= 0; i--) {
            magnitude = Math.max(magnitude, layers[i].backward(rows));
        }
        return magnitude;
    }
}
