package org.mmoestreams.workbench.bench.drift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.BatchAuc;

/** The area under the ROC curve of the last rows of a task. */
final class RollingAuc {

    private record Scored(double probability, boolean positive) {}

    private final int most;
    private final Deque<Scored> rows = new ArrayDeque<>();
    private final BatchAuc area = new BatchAuc();

    RollingAuc(int most) {
        this.most = most;
    }

    void add(double probability, boolean positive) {
        rows.addLast(new Scored(probability, positive));
        area.add(probability, positive);
        if (rows.size() > most) {
            Scored oldest = rows.removeFirst();
            area.remove(oldest.probability, oldest.positive);
        }
    }

    /** Empty where a class is absent. */
    OptionalDouble value() {
        return area.auc();
    }
}
