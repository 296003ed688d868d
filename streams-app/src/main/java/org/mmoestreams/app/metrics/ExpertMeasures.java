package org.mmoestreams.app.metrics;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.schemas.Measure;

/** What a task's gates make of the experts, as figures over the models of all partitions. */
final class ExpertMeasures {

    private ExpertMeasures() {}

    /**
     * The mean of the models' entropies and effective experts, and the sum of their dead experts; null where no model
     * has rows whose gate weights are numbers. They are over the newest span of each model.
     *
     * @param models at least one, always in the same order: sums of doubles depend on it
     * @param gate the task's place among the tasks
     * @param deadWindows in how many windows in a row an expert is idle that is dead
     */
    static List<Measure> of(Collection<ModelExperts> models, int gate, int deadWindows) {
        List<GateUse> uses = models.stream()
                .map(model -> model.newest().use().gates().get(gate))
                .filter(use -> use.rows() > 0)
                .toList();
        long rows = uses.stream().mapToLong(GateUse::rows).sum();
        return List.of(
                measure("gate_entropy", mean(uses, GateUse::entropy), rows),
                measure("effective_experts", mean(uses, GateUse::effectiveExperts), rows),
                measure("dead_experts", uses.isEmpty() ? null : (double) dead(models, gate, deadWindows), rows));
    }

    private static Measure measure(String name, Double value, long rows) {
        return new Measure(name, value, value == null ? null : 0.0, rows);
    }

    private static Double mean(List<GateUse> uses, ToDoubleFunction<GateUse> figure) {
        if (uses.isEmpty()) {
            return null;
        }
        double sum = 0;
        for (GateUse use : uses) {
            sum += figure.applyAsDouble(use);
        }
        return sum / uses.size();
    }

    private static long dead(Collection<ModelExperts> models, int gate, int deadWindows) {
        long dead = 0;
        for (ModelExperts model : models) {
            for (int expert = 0; expert < model.newest().use().experts(); expert++) {
                dead += model.isDead(gate, expert, deadWindows) ? 1 : 0;
            }
        }
        return dead;
    }
}
