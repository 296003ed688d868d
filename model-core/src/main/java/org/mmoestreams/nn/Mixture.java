package org.mmoestreams.nn;

/**
 * The mixture: experts through ReLU, each task's gate through a softmax, and per task the sum of the experts' outputs weighted
 * by its gate (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts, KDD 2018,
 * equations 6 and 7). Costs tasks x experts x units multiply-adds a slot forward, twice that backward.
 */
public final class Mixture {

    private final Shape shape;
    private final Signal experts;
    private final Signal mixed;
    private final Signal[] gates;
    private final Softmax softmax;
    /** Lanes of one unit, expert after expert. */
    private final float[][][] expertsOfUnit;
    /** Lanes of one expert, unit after unit. */
    private final float[][][] unitsOfExpert;
    /** Gradient lanes of one task's mixed units. */
    private final float[][][] mixedOfTask;
    /** Gate lanes of one expert, task after task. */
    private final float[][][] gatesOfExpert;
    /** Gradient lanes of one mixed unit, task after task. */
    private final float[][][] mixedOfUnit;

    /**
     * A mixture.
     *
     * @param z the experts' and gates' linear outputs, which are replaced by expert outputs and gate probabilities
     */
    public Mixture(Shape shape, Signal z) {
        this.shape = shape;
        int units = shape.expertUnits();
        int tasks = shape.tasks();
        experts = z.part(0, shape.expertOutputs());
        mixed = Signal.of(tasks * units, shape.batchRows());
        softmax = new Softmax(shape.batchRows());
        gates = new Signal[tasks];
        mixedOfTask = new float[tasks][][];
        for (int task = 0; task < tasks; task++) {
            int first = shape.expertOutputs() + task * shape.experts();
            gates[task] = z.part(first, first + shape.experts());
            mixedOfTask[task] = Signal.every(mixed.gradients(), task * units, 1, units);
        }
        expertsOfUnit = new float[units][][];
        mixedOfUnit = new float[units][][];
        for (int unit = 0; unit < units; unit++) {
            expertsOfUnit[unit] = Signal.every(experts.values(), unit, units, shape.experts());
            mixedOfUnit[unit] = Signal.every(mixed.gradients(), unit, units, tasks);
        }
        unitsOfExpert = new float[shape.experts()][][];
        gatesOfExpert = new float[shape.experts()][][];
        for (int expert = 0; expert < shape.experts(); expert++) {
            unitsOfExpert[expert] = Signal.every(experts.values(), expert * units, 1, units);
            gatesOfExpert[expert] = Signal.every(z.values(), shape.expertOutputs() + expert, shape.experts(), tasks);
        }
    }

    /** The tasks' mixtures, {@code tasks x expertUnits} lanes. */
    public Signal mixed() {
        return mixed;
    }

    /** Activates and mixes. */
    public void forward(Slots slots) {
        for (float[] unit : experts.values()) {
            Lanes.rectify(unit, slots);
        }
        for (int task = 0; task < shape.tasks(); task++) {
            softmax.forward(gates[task].values(), slots);
            for (int unit = 0; unit < shape.expertUnits(); unit++) {
                float[] sum = mixed.values()[task * shape.expertUnits() + unit];
                Lanes.fill(sum, slots, 0);
                Lanes.addProducts(sum, slots, gates[task].values(), expertsOfUnit[unit]);
            }
        }
    }

    /** Turns the gradients by the mixtures into those by the linear outputs. */
    public void backward(Slots slots) {
        for (int task = 0; task < shape.tasks(); task++) {
            for (int expert = 0; expert < shape.experts(); expert++) {
                float[] sum = gates[task].gradients()[expert];
                Lanes.fill(sum, slots, 0);
                Lanes.addProducts(sum, slots, mixedOfTask[task], unitsOfExpert[expert]);
            }
            softmax.backward(gates[task].values(), gates[task].gradients(), slots);
        }
        for (int expert = 0; expert < shape.experts(); expert++) {
            for (int unit = 0; unit < shape.expertUnits(); unit++) {
                float[] sum = experts.gradients()[expert * shape.expertUnits() + unit];
                Lanes.fill(sum, slots, 0);
                Lanes.addProducts(sum, slots, gatesOfExpert[expert], mixedOfUnit[unit]);
                Lanes.maskByRectified(sum, slots, unitsOfExpert[expert][unit]);
            }
        }
    }
}
