package org.mmoestreams.workbench.example;

import java.util.List;

/**
 * How well networks of convolutions tell images apart.
 *
 * @param options how they learnt
 * @param images what the images are
 * @param train how many images were learnt
 * @param test how many images they were tested on
 * @param networks in the order of the table
 */
public record ConvFigures(ConvOptions options, String images, int train, int test, List<OfNetwork> networks) {

    /**
     * The figures of one network, a list for each repetition.
     *
     * @param network what it is
     * @param weights how many it has
     * @param accuracy share of the test images that it told right, after each epoch
     * @param loss mean loss of the images learnt in each epoch, in nats
     */
    public record OfNetwork(String network, int weights, List<List<Double>> accuracy, List<List<Double>> loss) {

        /** The accuracy after an epoch, in the order of the repetitions. */
        double[] after(int epoch) {
            return accuracy.stream().mapToDouble(each -> each.get(epoch - 1)).toArray();
        }
    }
}
