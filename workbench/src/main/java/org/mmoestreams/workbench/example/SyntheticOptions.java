package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * What {@link SyntheticExample} does.
 *
 * @param correlations of the tasks, each from -1 to 1, at least one, none twice
 * @param budget how much is learnt
 * @param search how the rates are chosen; of no rates: they are those that the documented search chose
 * @param seeds how many seeds losses are taken over, 2 to 1000
 * @param seed the first of them; others follow, and then those of the search
 */
public record SyntheticOptions(List<Double> correlations, SyntheticBudget budget, Search search, int seeds, long seed) {

    private static final int MOST_SEEDS = 1000;

    /**
     * A search for each network's rate.
     *
     * @param rates those that are tried, each above 0
     * @param seeds how many seeds they are tried with, other ones than those of the figures; 1 to 1000
     */
    public record Search(List<Double> rates, int seeds) {

        /** Checks the seeds, and keeps a copy. */
        public Search {
            between("search-seeds", seeds, 1, MOST_SEEDS);
            check(rates.stream().allMatch(rate -> rate > 0), "rates", rates, "numbers > 0");
            rates = List.copyOf(rates);
        }
    }

    /** Checks the ranges, and keeps a copy. */
    public SyntheticOptions {
        between("seeds", seeds, 2, MOST_SEEDS);
        check(!correlations.isEmpty(), "correlations", correlations, "one or more");
        correlations.forEach(SyntheticTasks::checkCorrelation);
        check(
                correlations.stream().distinct().count() == correlations.size(),
                "correlations",
                correlations,
                "none twice");
        correlations = correlations.stream().sorted().toList();
    }
}
