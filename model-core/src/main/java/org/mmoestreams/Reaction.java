package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import java.util.Locale;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * What a learner does between two windows to follow a change sooner than it would.
 *
 * @param kind what is done
 * @param task the task whose tower restarts, among the tasks of the spec; else -1
 * @param factor how many times as long steps become where the rate is raised; else 1
 * @param windows for how many windows the rate is raised; else 0
 */
public record Reaction(Kind kind, int task, double factor, int windows) {

    /** Nothing is done. */
    public static final Reaction NONE = new Reaction(Kind.NONE, -1, 1, 0);

    /** How many times as long steps can become. */
    public static final Setting<Double> FACTOR = new Setting<>(
            "rate", Values.positive(), "2", "What the reaction `raise-rate` multiplies the learning rate by.");

    /** For how many windows the rate can be raised. */
    public static final Setting<Integer> WINDOWS = new Setting<>(
            "windows",
            Values.integer(1, 1_000_000),
            "40",
            "For how many training windows the reaction `raise-rate` holds.");

    /** What can be done. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** All steps are longer for some windows. */
        RAISE_RATE,
        /** What the optimiser has summed up of past gradients is forgotten. */
        RESET_ACCUMULATORS,
        /** The weights that are one task's alone start over. */
        RESTART_TOWER;

        /** As a user writes it: {@code raise-rate}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks the ranges of what the kind needs. */
    public Reaction {
        if (kind == Kind.RAISE_RATE) {
            FACTOR.checked(factor);
            WINDOWS.checked(windows);
        }
        check(kind != Kind.RESTART_TOWER || task >= 0, "task", task, ">= 0");
    }

    /** Steps are {@code factor} times as long in the next windows. */
    public static Reaction raiseRate(double factor, int windows) {
        return new Reaction(Kind.RAISE_RATE, -1, factor, windows);
    }

    /** The optimiser's slots are as before the first step. */
    public static Reaction resetAccumulators() {
        return new Reaction(Kind.RESET_ACCUMULATORS, -1, 1, 0);
    }

    /**
     * A task's tower, gate and wide weights, and their slots, are as before the first step; so are those of the tasks
     * that weigh its rows, where there are any. The count of steps, which Adam goes by, goes on: the optimiser has it
     * in common for all weights.
     */
    public static Reaction restartTower(int task) {
        return new Reaction(Kind.RESTART_TOWER, task, 1, 0);
    }
}
