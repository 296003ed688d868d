package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.Branches;
import org.mmoestreams.nn.InputLayer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Inputs;
import org.mmoestreams.nn.Layer;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearShape;
import org.mmoestreams.nn.OneTask;
import org.mmoestreams.nn.Rectifier;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.Towers;
import org.mmoestreams.nn.Zeros;

/** Puts a network together from below: inputs, then what an architecture adds, and towers with losses at the end. */
final class NetworkBuilder {

    private final InputShape in;
    private final List<Task> tasks;
    private final List<String> names;
    private final Frame frame;
    private final Start start;
    private final Inputs inputs = new Inputs();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Activations> wide = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param tasks those of a spec; there is an output for each of their {@link NetworkTasks}
     */
    NetworkBuilder(InputShape in, List<Task> tasks, Frame frame, Start start) {
        this.in = in;
        this.tasks = List.copyOf(tasks);
        names = NetworkTasks.of(tasks).all().stream().map(Task::name).toList();
        this.frame = frame;
        this.start = start;
    }

    /** What weights start from. */
    Start start() {
        return start;
    }

    /** How many outputs there are. */
    int outputs() {
        return names.size();
    }

    /** The name of an output's task. */
    String name(int task) {
        return names.get(task);
    }

    /** Floats in a lane. */
    int batchRows() {
        return in.batchRows();
    }

    /** Adds a layer that all tasks share: linear outputs of embeddings and numbers. */
    Activations input(LinearOutputs columns) {
        LinearShape shape = Sizes.linear(in, frame, outputs(), columns.count());
        return added(new InputLayer(shape, columns, start, inputs), columns.count());
    }

    /** Adds such a layer for one task alone, which has embeddings and wide weights of its own. */
    Activations inputOf(int task, LinearOutputs columns) {
        LinearShape shape = Sizes.linear(in, frame, 1, columns.count());
        OneTask owner = new OneTask(task, names.get(task));
        return added(InputLayer.ofTask(owner, shape, columns, start, inputs), columns.count());
    }

    /** Adds a layer. */
    void add(Layer layer) {
        layers.add(layer);
    }

    /** Adds ReLU. */
    Activations rectified(Activations lanes) {
        layers.add(new Rectifier(lanes));
        return lanes;
    }

    /** Has every task read the same lanes. */
    Activations readByAll(Activations lanes) {
        Branches branches = new Branches(lanes, outputs());
        layers.add(branches);
        return branches.all();
    }

    /**
     * Adds the towers.
     *
     * @param read what each task's tower reads, as many lanes for each
     */
    Network build(Activations read) {
        Activations logits = frame.wide() ? Activations.joined(wide) : cleared();
        layers.add(new Towers(names, frame.towerUnits(), start, read, logits));
        return new LayeredNetwork(layers, inputs, new TaskOutputs(tasks, logits), start.optimizers());
    }

    private Activations added(InputLayer layer, int outputs) {
        layers.add(layer);
        Activations sums = layer.sums();
        wide.add(sums.part(outputs, sums.values().length));
        return sums.part(0, outputs);
    }

    private Activations cleared() {
        Activations logits = Activations.of(outputs(), in.batchRows());
        layers.add(new Zeros(logits));
        return logits;
    }
}
