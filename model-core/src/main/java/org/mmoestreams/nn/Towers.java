package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.optim.Optimizer;

/** The tasks' towers, one after the other. */
public final class Towers {

    private final List<Tower> towers = new ArrayList<>();

    /**
     * What weights start from.
     *
     * @param initializer draws them
     * @param optimizer updates them
     */
    public record Start(Initializer initializer, Optimizer optimizer) {}

    /**
     * Seeded towers, one for each name.
     *
     * @param mixed the tasks' inputs, {@code tasks x expertUnits} lanes
     * @param logits the tasks' outputs, a lane each, which the towers add to
     */
    public Towers(Shape shape, List<String> tasks, Start start, Signal mixed, Signal logits) {
        int units = shape.expertUnits();
        for (int task = 0; task < tasks.size(); task++) {
            Signal inputs = mixed.part(task * units, (task + 1) * units);
            Signal logit = logits.part(task, task + 1);
            towers.add(new Tower(shape, tasks.get(task), start, inputs, logit));
        }
    }

    /** The parameters of all towers. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        towers.forEach(tower -> all.add(tower.hidden()));
        towers.forEach(tower -> all.add(tower.output()));
        return all;
    }

    /** Takes the weights anew after the parameters were loaded. */
    public void refresh() {
        towers.forEach(Tower::refresh);
    }

    /** Adds the towers' outputs to the logits. */
    public void forward(Slots slots) {
        for (int task = 0; task < towers.size(); task++) {
            towers.get(task).forward(slots);
        }
    }

    /**
     * Computes the gradients by the weights and the inputs from those by the logits.
     *
     * @return the most that absolute gradients by the weights of a tensor sum to; not a number when one of them is not
     */
    public double backward(Slots slots) {
        double magnitude = 0;
        for (int task = 0; task < towers.size(); task++) {
            magnitude = Math.max(magnitude, towers.get(task).backward(slots));
        }
        return magnitude;
    }

    /** Lets the optimiser apply the gradients. */
    public void update() {
        for (int task = 0; task < towers.size(); task++) {
            towers.get(task).update();
        }
    }
}
