package org.mmoestreams.nn;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.experts.ExpertUse;

/**
 * The mixture: experts through ReLU, each gate through a softmax, and per gate the sum of its experts' outputs weighted
 * by it (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts, KDD 2018,
 * equations 6 and 7). Costs gates x experts of each x units multiply-adds a row forward, twice that backward.
 */
public final class Mixture implements Layer {

    private final MixtureShape shape;
    private final Activations experts;
    private final Activations mixed;
    private final Activations[] gates;
    private final Softmax softmax;
    private final MixtureTraining training;
    private final ExpertDropOut dropOut;
    /** Of a gate and a unit: that unit's lanes, expert after expert. */
    private final float[][][][] expertsOfUnit;
    /** Of a gate: the gradient lanes of its mixed units. */
    private final float[][][] mixedOfGate;
    /** Of an expert: its lanes, unit after unit. */
    private final float[][][] unitsOfExpert;
    /** Of an expert: its lane in each gate that mixes it. */
    private final float[][][] gatesOfExpert;
    /** Of an expert and a unit: the gradient lanes of that mixed unit, gate after gate that mixes the expert. */
    private final float[][][][] mixedOfUnit;

    private final MixtureUse use;

    /** A mixture that does in training what it does else. */
    public Mixture(MixtureShape shape, Activations z) {
        this(shape, z, MixtureTraining.PLAIN);
    }

    /**
     * A mixture.
     *
     * @param z the experts' linear outputs, expert after expert, and behind them the gates'; they are replaced by
     *     expert outputs and gate probabilities
     * @param training what it does in training alone
     */
    public Mixture(MixtureShape shape, Activations z, MixtureTraining training) {
        this.shape = shape;
        this.training = training;
        dropOut = new ExpertDropOut(training.dropOut(), training.seed());
        int units = shape.units();
        int count = shape.gates().size();
        experts = z.part(0, shape.expertOutputs());
        mixed = Activations.of(count * units, z.batchRows());
        softmax = new Softmax(z.batchRows());
        gates = new Activations[count];
        expertsOfUnit = new float[count][units][][];
        mixedOfGate = new float[count][][];
        int first = shape.expertOutputs();
        for (int gate = 0; gate < count; gate++) {
            List<Integer> members = shape.gates().get(gate);
            gates[gate] = z.part(first, first + members.size());
            first += members.size();
            mixedOfGate[gate] = Activations.every(mixed.gradients(), gate * units, 1, units);
            for (int unit = 0; unit < units; unit++) {
                int ofUnit = unit;
                expertsOfUnit[gate][unit] =
                        lanes(members.stream().mapToInt(expert -> expert * units + ofUnit), experts.values());
            }
        }
        unitsOfExpert = new float[shape.experts()][][];
        gatesOfExpert = new float[shape.experts()][][];
        mixedOfUnit = new float[shape.experts()][units][][];
        for (int expert = 0; expert < shape.experts(); expert++) {
            linkToGates(expert);
        }
        use = new MixtureUse(shape, Stream.of(gates).map(Activations::values).toArray(float[][][]::new), unitsOfExpert);
    }

    /** The mixtures, gate after gate, {@code gates x units} lanes. */
    public Activations mixed() {
        return mixed;
    }

    @Override
    public void forward(Rows rows) {
        for (float[] unit : experts.values()) {
            VectorOps.rectify(unit, rows);
        }
        for (int gate = 0; gate < gates.length; gate++) {
            softmax.forward(gates[gate].values(), rows);
            mix(gate, rows);
        }
    }

    @Override
    public boolean learnsByAnotherForward() {
        return training.dropOut() > 0;
    }

    /** Renormalised weights are a softmax of the experts that are left, so {@link #backward} needs to know no more. */
    @Override
    public void forward(Rows rows, long step) {
        forward(rows);
        for (int gate = 0; gate < gates.length; gate++) {
            dropOut.apply(gate, gates[gate].values(), rows, step);
            mix(gate, rows);
        }
    }

    @Override
    public double backward(Rows rows) {
        for (int gate = 0; gate < gates.length; gate++) {
            List<Integer> members = shape.gates().get(gate);
            for (int i = 0; i < members.size(); i++) {
                float[] sum = gates[gate].gradients()[i];
                VectorOps.fill(sum, rows, 0);
                VectorOps.addProducts(sum, rows, mixedOfGate[gate], unitsOfExpert[members.get(i)]);
            }
            if (training.loadBalance() > 0) {
                LoadBalance.addGradients(gates[gate].values(), gates[gate].gradients(), rows, training.loadBalance());
            }
            softmax.backward(gates[gate].values(), gates[gate].gradients(), rows);
        }
        for (int expert = 0; expert < shape.experts(); expert++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                float[] sum = experts.gradients()[expert * shape.units() + unit];
                VectorOps.fill(sum, rows, 0);
                VectorOps.addProducts(sum, rows, gatesOfExpert[expert], mixedOfUnit[expert][unit]);
                VectorOps.maskByRectified(sum, rows, unitsOfExpert[expert][unit]);
            }
        }
        return 0;
    }

    @Override
    public Optional<ExpertUse> experts(Rows rows) {
        return Optional.of(use.of(rows));
    }

    private void mix(int gate, Rows rows) {
        for (int unit = 0; unit < shape.units(); unit++) {
            float[] sum = mixed.values()[gate * shape.units() + unit];
            VectorOps.fill(sum, rows, 0);
            VectorOps.addProducts(sum, rows, gates[gate].values(), expertsOfUnit[gate][unit]);
        }
    }

    private void linkToGates(int expert) {
        int units = shape.units();
        unitsOfExpert[expert] = Activations.every(experts.values(), expert * units, 1, units);
        int[] mixing = IntStream.range(0, gates.length)
                .filter(gate -> shape.gates().get(gate).contains(expert))
                .toArray();
        gatesOfExpert[expert] = new float[mixing.length][];
        for (int i = 0; i < mixing.length; i++) {
            int place = shape.gates().get(mixing[i]).indexOf(expert);
            gatesOfExpert[expert][i] = gates[mixing[i]].values()[place];
        }
        for (int unit = 0; unit < units; unit++) {
            int ofUnit = unit;
            mixedOfUnit[expert][unit] =
                    lanes(IntStream.of(mixing).map(gate -> gate * units + ofUnit), mixed.gradients());
        }
    }

    private static float[][] lanes(IntStream numbers, float[][] all) {
        return numbers.mapToObj(number -> all[number]).toArray(float[][]::new);
    }
}
