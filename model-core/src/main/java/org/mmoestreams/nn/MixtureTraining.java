package org.mmoestreams.nn;

/**
 * What a mixture does in training alone, so that more of its experts are used.
 *
 * @param loadBalance what the gates' imbalance weighs in the loss, see {@link LoadBalance}; 0: nothing
 * @param dropOut the chance with which an expert is left out of a row, see {@link ExpertDropOut}; 0: none is
 * @param seed seeds which ones are left out
 */
public record MixtureTraining(double loadBalance, double dropOut, long seed) {

    /** Nothing but the loss of the tasks. */
    public static final MixtureTraining PLAIN = new MixtureTraining(0, 0, 0);
}
