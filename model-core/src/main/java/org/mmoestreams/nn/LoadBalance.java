package org.mmoestreams.nn;

/**
 * A penalty on a gate that gives some experts more than others (Shazeer et al.: Outrageously Large Neural Networks: The
 * Sparsely-Gated Mixture-of-Experts Layer, ICLR 2017, equations 6 and 7): the squared coefficient of variation of the
 * experts' importances, which are the sums of their weights over the rows. With experts E, rows n and importances I,
 * which add up to n,
 *
 * <pre>CV^2 = E sum(I^2) / n^2 - 1,  d CV^2 / d weight = 2 E I / n^2</pre>
 *
 * <p>0 where all experts have the same, E - 1 where one has all, however many rows there are. The gates' softmax keeps
 * the sum of a row's weights at 1, so what the sum adds to the derivative is the same for all experts, and no matter.
 */
final class LoadBalance {

    private LoadBalance() {}

    /**
     * Adds the gradients of the penalty by a gate's weights.
     *
     * @param factor what the penalty weighs in the loss
     */
    static void addGradients(float[][] weights, float[][] gradients, Rows rows, double factor) {
        double count = rows.to() - rows.from();
        for (int expert = 0; expert < weights.length; expert++) {
            double importance = 0;
            for (int row = rows.from(); row < rows.to(); row++) {
                importance += weights[expert][row];
            }
            double derivative = factor * 2 * weights.length * importance / (count * count);
            VectorOps.addConstant(gradients[expert], rows, (float) derivative);
        }
    }
}
