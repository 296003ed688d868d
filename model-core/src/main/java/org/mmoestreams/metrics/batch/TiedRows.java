package org.mmoestreams.metrics.batch;

import org.mmoestreams.metrics.ScoreGroups;

/**
 * The rows in groups of equal scores, from the lowest score to the highest, with the weights of each group's positives
 * and negatives. Sums of weights are added in an order that rows have by themselves, so they are the same bits in
 * whatever order rows come; without weights they are counts, and exact.
 */
final class TiedRows {

    private final int[] groupOfRow;
    private final ScoreGroups groups;

    private TiedRows(int[] groupOfRow, ScoreGroups groups) {
        this.groupOfRow = groupOfRow;
        this.groups = groups;
    }

    static TiedRows of(ScoredRows rows) {
        int[] ascending = rows.ascending();
        int[] groupOfRow = new int[rows.size()];
        int groups = 0;
        for (int at = 0; at < ascending.length; at++) {
            groups += at == 0 || rows.score(ascending[at]) != rows.score(ascending[at - 1]) ? 1 : 0;
            groupOfRow[ascending[at]] = groups - 1;
        }
        double[] positives = new double[groups];
        double[] negatives = new double[groups];
        for (int row : ascending) {
            (rows.positive(row) ? positives : negatives)[groupOfRow[row]] += rows.weight(row);
        }
        return new TiedRows(groupOfRow, ScoreGroups.of(positives, negatives));
    }

    ScoreGroups groups() {
        return groups;
    }

    int groupOfRow(int row) {
        return groupOfRow[row];
    }
}
