package org.mmoestreams.app.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

/**
 * Leaves each field of an event out in turn and looks what becomes of the scores: how much they change is what the
 * field adds, given all the others. Crosses change with the fields that they cross. What two fields say alike, neither
 * adds.
 */
final class Occlusion {

    /** A logit of a probability that rounds to 0 or 1 is no number. */
    private static final double EDGE = 1e-15;

    private final OnlineLearner learner;
    private final RowBatch rows;
    private final Supplier<FieldValues> event;
    private final Map<String, Consumer<FieldValues>> leavingOut;

    /** @param event reads it again at each call, into the same holder or another */
    Occlusion(OnlineLearner learner, RowBatch rows, Supplier<FieldValues> event) {
        this.learner = learner;
        this.rows = rows;
        this.event = event;
        this.leavingOut = leavingOut(learner.spec());
    }

    Explanation explanation() {
        learner.encodeFrozen(event.get(), rows, 0);
        learner.predict(rows, 0, 1);
        int tasks = learner.spec().tasks().size();
        Optional<ExpertUse> experts = learner.experts();
        double[] predictions = IntStream.range(0, tasks)
                .mapToDouble(task -> rows.prediction(0, task))
                .toArray();
        double[] outputs = outputs();
        List<double[]> without = new ArrayList<>();
        for (Consumer<FieldValues> each : leavingOut.values()) {
            FieldValues values = event.get();
            each.accept(values);
            learner.encodeFrozen(values, rows, 0);
            learner.predict(rows, 0, 1);
            without.add(outputs());
        }
        List<Explanation.OfTask> ofTasks = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            int index = task;
            ofTasks.add(new Explanation.OfTask(
                    predictions[task],
                    outputs[task],
                    without.stream().map(other -> outputs[index] - other[index]).toList(),
                    experts.map(use -> weights(use.gates().get(index))).orElse(List.of())));
        }
        return new Explanation(learner.windows(), ofTasks, List.copyOf(leavingOut.keySet()));
    }

    private double[] outputs() {
        return IntStream.range(0, learner.spec().tasks().size())
                .mapToDouble(task -> learner.spec().tasks().get(task).isBinary()
                        ? logit(rows.prediction(0, task))
                        : rows.prediction(0, task))
                .toArray();
    }

    private static double logit(double probability) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, probability));
        return StrictMath.log(inside) - StrictMath.log1p(-inside);
    }

    private static List<Double> weights(GateUse gate) {
        return IntStream.range(0, gate.experts()).mapToObj(gate::meanWeight).toList();
    }

    /** A field may be read in more than one way: it is left out of all. */
    private static Map<String, Consumer<FieldValues>> leavingOut(FeatureSpec spec) {
        Map<String, Consumer<FieldValues>> all = new LinkedHashMap<>();
        for (int i = 0; i < spec.nominal().size(); i++) {
            int index = i;
            add(all, spec.nominal().get(i).field(), values -> values.setNominal(index, null));
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            int index = i;
            add(all, spec.continuous().get(i).field(), values -> values.setContinuous(index, Double.NaN));
        }
        for (int i = 0; i < spec.features().multiValued().size(); i++) {
            int index = i;
            add(all, spec.features().multiValued().get(i).field(), values -> values.setItemsMissing(index));
        }
        return all;
    }

    private static void add(Map<String, Consumer<FieldValues>> all, String field, Consumer<FieldValues> leavesOut) {
        all.merge(field, leavesOut, Consumer::andThen);
    }
}
