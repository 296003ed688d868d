package org.mmoestreams.metrics;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** The definition of the area under the ROC curve, pair by pair: the oracle of the tests. */
final class Pairs {

    private Pairs() {}

    static long twiceU(Collection<Row> rows) {
        List<Row> negatives = rows.stream().filter(row -> !row.positive()).toList();
        return rows.stream()
                .filter(Row::positive)
                .mapToLong(positive -> negatives.stream()
                        .mapToLong(negative -> twiceWin(positive.score(), negative.score()))
                        .sum())
                .sum();
    }

    static long positives(Collection<Row> rows) {
        return rows.stream().filter(Row::positive).count();
    }

    static OptionalDouble auc(Collection<Row> rows) {
        long pairs = positives(rows) * (rows.size() - positives(rows));
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(twiceU(rows) / (2.0 * pairs));
    }

    // the operators, unlike Double.compare, hold -0.0 and 0.0 equal
    private static int twiceWin(double positive, double negative) {
        return positive > negative ? 2 : positive == negative ? 1 : 0;
    }
}
