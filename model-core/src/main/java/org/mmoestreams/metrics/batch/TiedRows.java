package org.mmoestreams.metrics.batch;

/**
 * The rows in groups of equal scores, from the lowest score to the highest, with the weights of each group's positives
 * and negatives. Sums of weights are added in an order that rows have by themselves, so they are the same bits in
 * whatever order rows come; without weights they are counts, and exact.
 */
final class TiedRows {

    private final int[] groupOfRow;
    private final double[] positives;
    private final double[] negatives;

    private TiedRows(int[] groupOfRow, double[] positives, double[] negatives) {
        this.groupOfRow = groupOfRow;
        this.positives = positives;
        this.negatives = negatives;
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
        return new TiedRows(groupOfRow, positives, negatives);
    }

    int groups() {
        return positives.length;
    }

    int groupOfRow(int row) {
        return groupOfRow[row];
    }

    double positives(int group) {
        return positives[group];
    }

    double negatives(int group) {
        return negatives[group];
    }

    double positives() {
        return sum(positives);
    }

    double negatives() {
        return sum(negatives);
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
