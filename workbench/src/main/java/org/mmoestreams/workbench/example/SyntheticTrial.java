package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One seed: its tasks, its rows and its initial weights. All contestants learn side by side, the same rows with the
 * same noise, each row once; so their losses can be compared in pairs.
 */
final class SyntheticTrial {

    private final SyntheticBudget budget;
    private final List<SyntheticContestant> contestants;
    private final List<Double> correlations;
    private final SyntheticRows learnt;
    private final SyntheticRows test;
    private final long seed;

    private SyntheticTrial(SyntheticBudget budget, List<SyntheticContestant> contestants, long seed) {
        this.budget = budget;
        this.contestants = contestants;
        this.seed = seed;
        correlations = contestants.stream()
                .map(SyntheticContestant::correlation)
                .distinct()
                .toList();
        Random random = new Random(seed);
        SyntheticTasks tasks = SyntheticTasks.of(SyntheticShape.standard(), random.nextLong());
        test = SyntheticRows.of(tasks, correlations, budget.testRows(), new Random(random.nextLong()));
        learnt = SyntheticRows.of(tasks, correlations, budget.batchRows(), new Random(random.nextLong()));
    }

    /**
     * Lets them learn.
     *
     * @return the mean squared error on rows that were not learnt, {@code [contestants][checkpoints]}
     */
    static double[][] losses(
            SyntheticBudget budget, List<SyntheticContestant> contestants, long seed, Progress progress) {
        return new SyntheticTrial(budget, contestants, seed).losses(progress);
    }

    private double[][] losses(Progress progress) {
        test.draw(budget.testRows());
        List<SyntheticLearner> learners = new ArrayList<>();
        try {
            contestants.forEach(contestant -> learners.add(learner(contestant)));
            double[][] losses = new double[contestants.size()][budget.checkpoints()];
            int step = 0;
            for (int checkpoint = 0; checkpoint < budget.checkpoints(); checkpoint++) {
                for (; step < budget.step(checkpoint); step++) {
                    progress.goOn();
                    learn(learners);
                }
                for (int i = 0; i < learners.size(); i++) {
                    losses[i][checkpoint] =
                            learners.get(i).loss(test.inputs(), test.labels(choice(i)), budget.testRows());
                }
            }
            return losses;
        } finally {
            learners.forEach(SyntheticLearner::close);
        }
    }

    private void learn(List<SyntheticLearner> learners) {
        learnt.draw(budget.batchRows());
        for (int i = 0; i < learners.size(); i++) {
            learners.get(i).learn(learnt.inputs(), learnt.labels(choice(i)), budget.batchRows());
        }
    }

    private SyntheticLearner learner(SyntheticContestant contestant) {
        int inputs = SyntheticShape.standard().inputs();
        int mostRows = Math.max(budget.batchRows(), budget.testRows());
        return SyntheticLearner.of(contestant.network(), inputs, mostRows, contestant.rate(), seed);
    }

    private int choice(int contestant) {
        return correlations.indexOf(contestants.get(contestant).correlation());
    }
}
