package org.mmoestreams.model;

import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/** What can be set of networks: those of several architectures share a setting, and with it the key. */
final class NetworkSettings {

    static final Setting<Integer> EXPERTS =
            new Setting<>("experts", Values.integer(1, 256), "8", "Experts that all tasks share.");
    static final Setting<Integer> SHARED_EXPERTS = new Setting<>(
            "shared-experts",
            Values.integer(1, 256),
            "4",
            "Experts that all tasks share, in each level, beside those of the tasks.");
    static final Setting<Integer> TASK_EXPERTS = new Setting<>(
            "task-experts", Values.integer(1, 256), "2", "Experts that each task has for itself, in each level.");
    static final Setting<Integer> LEVELS =
            new Setting<>("levels", Values.integer(1, 8), "2", "Levels of experts, one behind the other.");
    static final Setting<Integer> EXPERT_UNITS =
            new Setting<>("expert-units", Values.integer(1, 1024), "16", "Units of each expert.");
    static final Setting<Integer> BOTTOM_UNITS = new Setting<>(
            "bottom-units",
            Values.integer(1, 4096),
            "128",
            "Units of the layer below the towers: one that all tasks share, or one for each.");
    static final Setting<Integer> TOWER_UNITS =
            new Setting<>("tower-units", Values.integer(1, 1024), "8", "Hidden units of each task's tower.");
    static final Setting<Integer> EMBEDDING_WIDTH = new Setting<>(
            "embedding-width",
            Values.integer(1, 256),
            "8",
            "Width of the embedding of each nominal or bucketised field.");
    static final Setting<Boolean> WIDE = new Setting<>(
            "wide",
            Values.flag(),
            "true",
            "Whether each embedded value also adds a weight of its own to each task's output.");
    static final Setting<Double> LOAD_BALANCE = new Setting<>(
            "load-balance",
            Values.notNegative(),
            "0",
            "What it weighs in the loss that a gate gives some experts more than others. 0: nothing.");
    static final Setting<Double> EXPERT_DROPOUT = new Setting<>(
            "expert-dropout",
            Values.fraction(),
            "0",
            "The chance with which an expert is left out of a row in training. 0: none is.");

    private NetworkSettings() {}
}
