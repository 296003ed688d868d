package org.mmoestreams.workbench.scores;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mmoestreams.metrics.batch.ConfusionCounts;
import org.mmoestreams.metrics.batch.ScoredRows;

/** How rows are called at a threshold; all is empty where there is none. */
final class ThresholdFigures {

    private ThresholdFigures() {}

    /** The figures of a column. */
    static List<Figure> of(ScoredRows rows, OptionalDouble threshold) {
        Optional<ConfusionCounts> counts = threshold.stream()
                .mapToObj(score -> ConfusionCounts.of(rows, score))
                .findFirst();
        return List.of(
                Figure.of("threshold", "threshold", threshold),
                figure("accuracy", "  accuracy", counts, ConfusionCounts::accuracy),
                figure("precision", "  precision", counts, ConfusionCounts::precision),
                figure("recall", "  recall", counts, ConfusionCounts::recall),
                figure("f1", "  F1", counts, ConfusionCounts::f1));
    }

    private static Figure figure(
            String name,
            String title,
            Optional<ConfusionCounts> counts,
            Function<ConfusionCounts, OptionalDouble> ratio) {
        return Figure.of(name, title, counts.map(ratio).orElse(OptionalDouble.empty()));
    }
}
