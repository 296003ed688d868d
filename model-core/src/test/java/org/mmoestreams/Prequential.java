package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.metrics.ExactAuc;
import org.mmoestreams.model.MmoeArchitecture;

/**
 * How well a learner predicts the first task of seeded rows before it learns them: over the later half of its windows.
 *
 * @param rmse root of the mean squared error of the predictions
 * @param constant that of the labels' mean
 * @param auc of a binary task; not a number for another
 * @param clipped what {@link OnlineLearner#clipped} said of all windows
 */
record Prequential(double rmse, double constant, double auc, List<Clipped> clipped) {

    private static final int WINDOW = 32;
    private static final long SEED = 5;

    /** A small network with Adagrad. */
    static LearnerConfig config(boolean wide) {
        return new LearnerConfig(new MmoeArchitecture(4, 8, 4, 4, wide), UpdateRule.ADAGRAD.at(0.05), WINDOW, SEED);
    }

    /**
     * Predicts and learns some windows.
     *
     * @param rows fills in the next row; what it draws is the same for every spec
     */
    static Prequential of(
            FeatureSpec spec, LearnerConfig config, int windows, BiConsumer<SplittableRandom, FieldValues> rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        FieldValues values = FieldValues.of(spec);
        List<double[]> scored = new ArrayList<>();
        List<Clipped> clipped = new ArrayList<>();
        try (OnlineLearner learner = OnlineLearner.create(spec, config)) {
            RowBatch batch = learner.newBatch();
            for (int window = 0; window < windows; window++) {
                for (int row = 0; row < batch.capacity(); row++) {
                    values.clear();
                    rows.accept(random, values);
                    learner.encode(values, batch, row);
                }
                learner.predict(batch, 0, batch.capacity());
                for (int row = 0; row < batch.capacity() && 2 * window >= windows; row++) {
                    scored.add(new double[] {batch.prediction(row, 0), batch.label(row, 0)});
                }
                assertThat(learner.learn(batch, batch.capacity())).isTrue();
                clipped.addAll(learner.clipped());
            }
        }
        double auc = spec.tasks().get(0).isBinary() ? auc(scored) : Double.NaN;
        return new Prequential(rmse(scored), constant(scored), auc, clipped);
    }

    private static double rmse(List<double[]> scored) {
        return Math.sqrt(scored.stream()
                .mapToDouble(each -> Math.pow(each[0] - each[1], 2))
                .average()
                .orElseThrow());
    }

    private static double constant(List<double[]> scored) {
        double mean = scored.stream().mapToDouble(each -> each[1]).average().orElseThrow();
        return rmse(scored.stream().map(each -> new double[] {mean, each[1]}).toList());
    }

    private static double auc(List<double[]> scored) {
        ExactAuc auc = new ExactAuc();
        scored.forEach(each -> auc.add(each[0], each[1] == 1));
        return auc.auc().orElseThrow();
    }
}
