package org.mmoestreams.workbench.example;

import java.util.List;

/**
 * Singular values of the layers' Jacobians.
 *
 * @param options what was looked at
 * @param layers in the order of the table
 */
public record JacobianFigures(JacobianOptions options, List<OfLayer> layers) {

    /**
     * The singular values of one layer, from the largest; each list has one for each place in that order.
     *
     * @param layer what it is
     * @param experts how many it has; 0 for a dense layer
     * @param gate the activation of its gate; none for a dense layer
     * @param mean over the rows
     * @param p10 what a tenth of the rows lie below
     * @param p90 what a tenth of the rows lie above
     * @param rank the mean number of values above a thousandth of the row's largest
     */
    public record OfLayer(
            String layer,
            int experts,
            String gate,
            List<Double> mean,
            List<Double> p10,
            List<Double> p90,
            double rank) {}
}
