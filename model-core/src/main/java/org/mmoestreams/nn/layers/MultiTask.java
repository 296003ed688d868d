package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of several tasks, with a tower for each and, where there is one, a bottom that all share. */
public final class MultiTask implements MultiTaskLayer {

    private final Optional<Layer> bottom;
    private final MultiTaskLayer middle;
    private final List<Layer> towers;

    private MultiTask(Optional<Layer> bottom, MultiTaskLayer middle, List<Layer> towers) {
        this.bottom = bottom;
        this.middle = middle;
        this.towers = towers;
    }

    /**
     * Towers on a layer of several tasks.
     *
     * @param towers one for each task, in their order
     * @throws IllegalArgumentException when two tensors of weights have the same name
     */
    public static MultiTask of(MultiTaskLayer middle, List<? extends Layer> towers) {
        return checked(new MultiTask(Optional.empty(), middle, List.copyOf(towers)));
    }

    /** The same on the outputs of a layer that all tasks share. */
    public MultiTask on(Layer shared) {
        check(bottom.isEmpty(), "bottom", "a second one", "one; put layers together by Sequential");
        return checked(new MultiTask(Optional.of(shared), middle, towers));
    }

    @Override
    public List<Trainable> parts() {
        List<Trainable> parts = new ArrayList<>();
        bottom.ifPresent(parts::add);
        parts.add(middle);
        parts.addAll(towers);
        return parts;
    }

    @Override
    public List<long[]> outputShapes(long... inputs) {
        long[] shape = bottom.map(layer -> layer.outputShape(inputs)).orElse(inputs);
        List<long[]> shapes = middle.outputShapes(shape);
        checkTasks(shapes.size());
        return IntStream.range(0, towers.size())
                .mapToObj(task -> towers.get(task).outputShape(shapes.get(task)))
                .toList();
    }

    @Override
    public List<INDArray> forward(INDArray inputs, Pass pass) {
        INDArray shared = bottom.map(layer -> layer.forward(inputs, pass)).orElse(inputs);
        List<INDArray> outputs = middle.forward(shared, pass);
        checkTasks(outputs.size());
        return IntStream.range(0, towers.size())
                .mapToObj(task -> towers.get(task).forward(outputs.get(task), pass))
                .toList();
    }

    @Override
    public INDArray backward(List<INDArray> gradients) {
        checkTasks(gradients.size());
        List<INDArray> byTowers = IntStream.range(0, towers.size())
                .mapToObj(task -> towers.get(task).backward(gradients.get(task)))
                .toList();
        INDArray byMiddle = middle.backward(byTowers);
        return bottom.map(layer -> layer.backward(byMiddle)).orElse(byMiddle);
    }

    private void checkTasks(int tasks) {
        check(tasks == towers.size(), "tasks", tasks, towers.size() + ", the number of towers");
    }

    private static MultiTask checked(MultiTask network) {
        Names.checkDistinct(network);
        return network;
    }
}
