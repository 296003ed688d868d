package org.mmoestreams.model;

/**
 * What rows weigh where an event waits a while for its label, is learnt as a negative when none came, and once more as
 * a positive when one comes after all (Yang et al.: Capturing Delayed Feedback in Conversion Rate Prediction via
 * Elapsed-Time Sampling, AAAI 2021, arXiv 2012.03245). Two more probabilities are needed for it, and no gradient goes
 * through them: that a negative is one for good, and that a positive comes after the wait.
 *
 * <p>Where a share d of the events is positive and late, there are 1 + d rows for each event. The weights of its rows
 * sum up to 1 + d times the share of positives, and of real negatives: they are to each other as among the events.
 */
final class ElapsedTimeSampling {

    private ElapsedTimeSampling() {}

    /**
     * What a row weighs in the log loss for the share of positives among events to be learnt.
     *
     * @param realNegative logit of the probability that an event without a label at the end of its wait stays negative
     * @param delayedPositive logit of the probability that an event is positive, and its label comes after the wait
     */
    static double weight(double realNegative, double delayedPositive, boolean positive) {
        double onceMore = 1 + Sigmoid.of(delayedPositive);
        return positive ? onceMore : onceMore * Sigmoid.of(realNegative);
    }
}
