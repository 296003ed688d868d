package org.mmoestreams.workbench.example;

import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.layers.BatchLoss;
import org.mmoestreams.nn.layers.Pass;
import org.mmoestreams.nn.layers.RowMask;
import org.mmoestreams.nn.layers.Sequential;
import org.mmoestreams.nn.layers.Training;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.RmsProp;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One training of one network on images. Trainings of one seed see the same images in the same order. */
final class ConvTrial implements AutoCloseable {

    private static final int BATCH = 32;
    private static final RmsProp RULE = new RmsProp(0.001, 0.9, 0, 1e-7, false);

    private final Sequential network;
    private final Training training;
    private final Random random;

    private ConvTrial(Sequential network, Training training, Random random) {
        this.network = network;
        this.training = training;
        this.random = random;
    }

    /** A training before its first step. */
    static ConvTrial of(ConvContestant contestant, int side, int filters, long seed) {
        Start start = new Start(new Initializer(seed), Optimizers.of(RULE));
        Sequential network = contestant.network(side, filters, start);
        Random random = new Random(new Initializer(seed).seed("images"));
        return new ConvTrial(network, Training.of(network, start.optimizers()), random);
    }

    /** How many weights the network has. */
    int weights() {
        return network.weights().stream().mapToInt(each -> each.values().length).sum();
    }

    /**
     * Learns each image once, moved, in another order each time.
     *
     * @return the mean loss, in nats
     */
    double learn(ImageSet images, Progress progress) {
        int[] order = shuffled(images.size());
        double sum = 0;
        for (int from = 0; from < order.length; from += BATCH) {
            progress.goOn();
            int[] batch = slice(order, from);
            try (INDArray values = images.moved(random, batch);
                    INDArray labels = images.labels(batch);
                    INDArray logits = network.forward(values, training.next())) {
                BatchLoss loss = BatchLoss.categorical(logits, labels, RowMask.none());
                network.backward(loss.gradients()).close();
                training.update();
                sum += loss.value() * batch.length;
            }
        }
        return sum / order.length;
    }

    /** The share of images whose class has the greatest output. */
    double accuracy(ImageSet images, Progress progress) {
        int[] all = IntStream.range(0, images.size()).toArray();
        int right = 0;
        for (int from = 0; from < all.length; from += BATCH) {
            progress.goOn();
            int[] batch = slice(all, from);
            try (INDArray values = images.images(batch);
                    INDArray logits = network.forward(values, Pass.predicting())) {
                float[][] rows = logits.toFloatMatrix();
                for (int i = 0; i < batch.length; i++) {
                    right += greatest(rows[i]) == images.classOf(batch[i]) ? 1 : 0;
                }
            }
        }
        return (double) right / all.length;
    }

    @Override
    public void close() {
        network.close();
    }

    private int[] shuffled(int length) {
        int[] order = IntStream.range(0, length).toArray();
        for (int i = length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static int[] slice(int[] all, int from) {
        return IntStream.range(from, Math.min(from + BATCH, all.length))
                .map(i -> all[i])
                .toArray();
    }

    private static int greatest(float... row) {
        int greatest = 0;
        for (int i = 1; i < row.length; i++) {
            greatest = row[i] > row[greatest] ? i : greatest;
        }
        return greatest;
    }
}
