package org.mmoestreams.model;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.ArraySizes;
import org.mmoestreams.nn.Ceiling;
import org.mmoestreams.nn.DenseLanes;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearOutputs.Block;
import org.mmoestreams.nn.Mixture;
import org.mmoestreams.nn.MixtureShape;

/**
 * Levels of shared experts and experts of the tasks, one behind the other. In the first one all experts and gates read
 * the embeddings, in another each those of its task, or the shared ones, read what their gate has mixed in the level
 * before.
 *
 * <p>Weights are one task's alone where no other task's output depends on them: its experts in the last level, as the
 * gate that mixes all experts for the next level brings those of the levels before to every task; and its gates in the
 * last level and in the one before.
 *
 * @param count how many levels, at least 1
 * @param experts those of each level
 * @param training what each level's gates do in training alone
 */
record ExtractionLevels(int count, ExpertCounts experts, ExpertTraining training) {

    private static final String SETTINGS = "shared-experts, task-experts, expert-units";

    /** Linear outputs of the first level. */
    long linearOutputs(int tasks) {
        long all = experts.sharedExperts() + (long) tasks * experts.taskExperts();
        long gates = (long) tasks * experts.ofGate() + (isLast(1) ? 0 : all);
        return all * experts.expertUnits() + gates;
    }

    void checkSizes(InputShape in, Frame frame, int tasks) {
        Sizes.checkInput(in, frame, tasks, linearOutputs(tasks), SETTINGS);
        Sizes.checkTowers(frame, tasks, experts.expertUnits(), "expert-units");
        ArraySizes.fits(SETTINGS, experts.expertUnits() + 1L, "inputs", linearOutputs(tasks), "outputs");
    }

    /** Adds all levels; what each task's gate has mixed in the last one, task after task. */
    Activations addTo(NetworkBuilder network) {
        int tasks = network.outputs();
        MixtureShape mixing = experts.mixing(tasks, !isLast(1));
        Activations linear = network.input(new LinearOutputs("experts-and-gates.weight", firstBlocks(tasks)));
        Activations mixed = mixed(network, mixing, linear, "expert-dropout");
        for (int level = 2; level <= count; level++) {
            network.add(new Ceiling(mixed));
            mixed = addBehind(network, level, mixed);
        }
        return mixed;
    }

    private List<Block> firstBlocks(int tasks) {
        Block ofTasks = new Block("task-experts", tasks * experts.taskUnits(), experts.expertUnits());
        Block gates = new Block("gates", tasks * experts.ofGate(), experts.ofGate());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block("shared-experts", experts.sharedUnits(), experts.expertUnits()));
        blocks.add(hasOwnExperts(1) ? ofTasks.eachTask(experts.taskUnits()) : ofTasks);
        blocks.add(hasOwnGate(1) ? gates.eachTask(experts.ofGate()) : gates);
        if (!isLast(1)) {
            blocks.add(new Block("shared-gate", experts.all(tasks), experts.all(tasks)));
        }
        return blocks;
    }

    private Activations addBehind(NetworkBuilder network, int level, Activations before) {
        int tasks = network.outputs();
        int units = experts.expertUnits();
        MixtureShape mixing = experts.mixing(tasks, !isLast(level));
        int gates = mixing.expertOutputs();
        Activations z = Activations.of(gates + mixing.gateOutputs(), network.batchRows());
        for (int task = 0; task < tasks; task++) {
            int own = experts.sharedUnits() + task * experts.taskUnits();
            int gate = gates + task * experts.ofGate();
            Activations outputs = Activations.joined(
                    List.of(z.part(own, own + experts.taskUnits()), z.part(gate, gate + experts.ofGate())));
            Activations inputs = before.part(task * units, (task + 1) * units);
            network.add(new DenseLanes(ofTask(network, level, task), network.start(), inputs, outputs));
        }
        Activations outputs = Activations.joined(List.of(
                z.part(0, experts.sharedUnits()),
                z.part(gates + tasks * experts.ofGate(), gates + mixing.gateOutputs())));
        Activations inputs = before.part(tasks * units, (tasks + 1) * units);
        network.add(new DenseLanes(shared(level, tasks), network.start(), inputs, outputs));
        return mixed(network, mixing, z, "expert-dropout." + level);
    }

    private LinearOutputs ofTask(NetworkBuilder network, int level, int task) {
        String prefix = "level-" + level + ".task." + network.name(task);
        Block own = new Block(prefix + ".experts", experts.taskUnits(), experts.expertUnits());
        Block gate = new Block(prefix + ".gate", experts.ofGate(), experts.ofGate());
        return new LinearOutputs(
                prefix + ".weight",
                List.of(hasOwnExperts(level) ? own.onlyOf(task) : own, hasOwnGate(level) ? gate.onlyOf(task) : gate));
    }

    private LinearOutputs shared(int level, int tasks) {
        String prefix = "level-" + level + ".shared";
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(prefix + ".experts", experts.sharedUnits(), experts.expertUnits()));
        if (!isLast(level)) {
            blocks.add(new Block(prefix + ".gate", experts.all(tasks), experts.all(tasks)));
        }
        return new LinearOutputs(prefix + ".weight", blocks);
    }

    private Activations mixed(NetworkBuilder network, MixtureShape mixing, Activations z, String name) {
        Mixture mixture = new Mixture(mixing, z, training.ofMixture(network.start(), name));
        network.add(mixture);
        return mixture.mixed();
    }

    private boolean isLast(int level) {
        return level == count;
    }

    private boolean hasOwnExperts(int level) {
        return level == count;
    }

    private boolean hasOwnGate(int level) {
        return level >= count - 1;
    }
}
