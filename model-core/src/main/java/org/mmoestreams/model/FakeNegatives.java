package org.mmoestreams.model;

/**
 * What makes up for learning every event as a negative when it comes, and each positive once more when its label does
 * (Ktena et al.: Addressing Delayed Feedback for Continuous Training with Neural Networks in CTR Prediction, RecSys
 * 2019, arXiv 1907.06558). Of a share p of positives there are p / (1 + p) among the rows that are so learnt.
 */
public final class FakeNegatives {

    private FakeNegatives() {}

    /**
     * What a row weighs for the share of positives among events to be learnt.
     *
     * @param probability of a positive as the model says it now; no gradient goes through it
     */
    static double weight(double probability, boolean positive) {
        return positive ? 1 + probability : (1 - probability) * (1 + probability);
    }

    /**
     * The share of positives among events where that among the rows was learnt: b / (1 - b), at most 1, where b is the
     * sigmoid of {@code logit}. The same bits on every machine.
     */
    public static double calibrated(double logit) {
        // the odds of a sigmoid are the exponential of its logit
        return logit < 0 ? StrictMath.exp(logit) : 1;
    }
}
