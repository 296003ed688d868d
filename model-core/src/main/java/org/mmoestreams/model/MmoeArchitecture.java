package org.mmoestreams.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;
import org.mmoestreams.nn.ArraySizes;
import org.mmoestreams.nn.InputLayer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Inputs;
import org.mmoestreams.nn.Layer;
import org.mmoestreams.nn.LinearOutputs;
import org.mmoestreams.nn.LinearShape;
import org.mmoestreams.nn.Mixture;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.nn.MixtureTraining;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.Towers;
import org.mmoestreams.nn.Zeros;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * A Multi-gate Mixture-of-Experts (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate
 * Mixture-of-Experts, KDD 2018) over embedded and standardised fields, with optional wide weights (Cheng et al.: Wide
 * and Deep Learning for Recommender Systems, DLRS 2016). With one expert it is a shared bottom.
 *
 * <p>A step costs, per row, fields x outputs additions and some thousand multiply-adds in the mixture and the towers;
 * and, per table row that single-valued fields of the batch name, three times width x outputs multiply-adds; as many
 * per row and multi-valued field.
 *
 * @param experts how many experts all tasks share, 1 to 256
 * @param expertUnits ReLU units of each expert, 1 to 1024
 * @param towerUnits ReLU units in the hidden layer of each task's tower, 1 to 1024
 * @param embeddingWidth width of the embedding of each nominal or bucketised field, 1 to 256
 * @param wide whether each embedded value also adds a weight of its own to each task's output, beside its embedding
 * @param loadBalance what it weighs in the loss that a gate gives some experts more than others, at least 0; 0: nothing
 * @param expertDropout the chance with which an expert is left out of a row in training, 0 to below 1; 0: none is
 */
public record MmoeArchitecture(
        int experts,
        int expertUnits,
        int towerUnits,
        int embeddingWidth,
        boolean wide,
        @JsonInclude(Include.NON_DEFAULT) double loadBalance,
        @JsonInclude(Include.NON_DEFAULT) double expertDropout)
        implements Architecture {

    private static final Setting<Integer> EXPERTS =
            new Setting<>("experts", Values.integer(1, 256), "8", "Experts that all tasks share.");
    private static final Setting<Integer> EXPERT_UNITS =
            new Setting<>("expert-units", Values.integer(1, 1024), "16", "Units of each expert.");
    private static final Setting<Integer> TOWER_UNITS =
            new Setting<>("tower-units", Values.integer(1, 1024), "8", "Hidden units of each task's tower.");
    private static final Setting<Integer> EMBEDDING_WIDTH = new Setting<>(
            "embedding-width",
            Values.integer(1, 256),
            "8",
            "Width of the embedding of each nominal or bucketised field.");
    private static final Setting<Boolean> WIDE = new Setting<>(
            "wide",
            Values.flag(),
            "true",
            "Whether each embedded value also adds a weight of its own to each task's output.");

    private static final Setting<Double> LOAD_BALANCE = new Setting<>(
            "load-balance",
            Values.notNegative(),
            "0",
            "What it weighs in the loss that a gate gives some experts more than others. 0: nothing.");
    private static final Setting<Double> EXPERT_DROPOUT = new Setting<>(
            "expert-dropout",
            Values.fraction(),
            "0",
            "The chance with which an expert is left out of a row in training. 0: none is.");

    /** The architecture and what can be set. */
    public static final Kind<MmoeArchitecture> KIND = new Kind<>(
            "mmoe",
            List.of(EXPERTS, EXPERT_UNITS, TOWER_UNITS, EMBEDDING_WIDTH, WIDE, LOAD_BALANCE, EXPERT_DROPOUT),
            chosen -> new MmoeArchitecture(
                    chosen.of(EXPERTS),
                    chosen.of(EXPERT_UNITS),
                    chosen.of(TOWER_UNITS),
                    chosen.of(EMBEDDING_WIDTH),
                    chosen.of(WIDE),
                    chosen.of(LOAD_BALANCE),
                    chosen.of(EXPERT_DROPOUT)));

    /** Checks the ranges. */
    public MmoeArchitecture {
        EXPERTS.checked(experts);
        EXPERT_UNITS.checked(expertUnits);
        TOWER_UNITS.checked(towerUnits);
        EMBEDDING_WIDTH.checked(embeddingWidth);
        LOAD_BALANCE.checked(loadBalance);
        EXPERT_DROPOUT.checked(expertDropout);
    }

    /** One whose experts are used as the tasks' losses have it. */
    public MmoeArchitecture(int experts, int expertUnits, int towerUnits, int embeddingWidth, boolean wide) {
        this(
                experts,
                expertUnits,
                towerUnits,
                embeddingWidth,
                wide,
                LOAD_BALANCE.standard(),
                EXPERT_DROPOUT.standard());
    }

    @Override
    public Kind<MmoeArchitecture> kind() {
        return KIND;
    }

    @Override
    public void checkSizes(InputShape in, int tasks) {
        ArraySizes.fits(linear(in, tasks), tasks, "experts, expert-units");
        ArraySizes.fits("tasks, expert-units", tasks, "tasks", expertUnits, "units");
        ArraySizes.fits("expert-units, tower-units", expertUnits + 1L, "inputs", towerUnits, "units");
    }

    @Override
    public Network build(InputShape in, List<Task> tasks, Start start) {
        NetworkTasks network = NetworkTasks.of(tasks);
        checkSizes(in, network.size());
        MixtureShape mixing = MixtureShape.full(experts, expertUnits, network.size());
        LinearOutputs columns = new LinearOutputs(
                "experts-and-gates.weight",
                List.of(
                        new LinearOutputs.Block("experts", mixing.expertOutputs(), expertUnits),
                        new LinearOutputs.Block("gates", mixing.gateOutputs(), experts, experts)));
        LinearShape shape = linear(in, network.size());
        Inputs inputs = new Inputs();
        InputLayer linear = new InputLayer(shape, columns, start, inputs);
        Mixture mixture = new Mixture(mixing, linear.sums(), training(start));
        List<Layer> layers = new ArrayList<>(List.of(linear, mixture));
        Activations logits =
                wide ? linear.sums().part(shape.outputs(), shape.sums()) : cleared(in, network.size(), layers);
        List<String> names = network.all().stream().map(Task::name).toList();
        layers.add(new Towers(names, towerUnits, start, mixture.mixed(), logits));
        return new LayeredNetwork(layers, inputs, new TaskOutputs(tasks, logits), start.optimizers());
    }

    private MixtureTraining training(Start start) {
        return new MixtureTraining(
                loadBalance, expertDropout, start.initializer().seed("expert-dropout"));
    }

    private LinearShape linear(InputShape in, int tasks) {
        return new LinearShape(in, embeddingWidth, wide ? tasks : 0, experts * expertUnits + tasks * experts);
    }

    private static Activations cleared(InputShape in, int tasks, List<Layer> layers) {
        Activations logits = Activations.of(tasks, in.batchRows());
        layers.add(new Zeros(logits));
        return logits;
    }
}
