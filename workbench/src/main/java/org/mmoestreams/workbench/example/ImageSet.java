package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Square images of three channels, from 0 to 1, each of a class. */
public final class ImageSet {

    /** Red, green and blue. */
    static final int CHANNELS = 3;

    private static final double MOST_SHIFT = 0.1;

    private final int side;
    private final float[] pixels;
    private final int[] classes;

    private ImageSet(int side, float[] pixels, int[] classes) {
        this.side = side;
        this.pixels = pixels;
        this.classes = classes;
    }

    /**
     * These images, which are not copied.
     *
     * @param pixels image after image, {@code [side, side, channels]}
     * @param classes from 0, one for each image
     * @throws IllegalArgumentException when there are more or fewer pixels than that
     */
    static ImageSet of(int side, float[] pixels, int... classes) {
        check(
                pixels.length == classes.length * side * side * CHANNELS,
                "pixels",
                pixels.length,
                classes.length * side * side * CHANNELS + ", those of " + classes.length + " images");
        return new ImageSet(side, pixels, classes);
    }

    /** Pixels along each side. */
    int side() {
        return side;
    }

    /** How many images there are. */
    int size() {
        return classes.length;
    }

    /** The class of an image. */
    int classOf(int image) {
        return classes[image];
    }

    /** A pixel's channel. */
    float at(int image, int row, int column, int channel) {
        return pixels[((image * side + row) * side + column) * CHANNELS + channel];
    }

    /** Some images, {@code [images, side, side, channels]}. */
    INDArray images(int... which) {
        return array(which, (image, row, column, channel) -> at(image, row, column, channel));
    }

    /**
     * The same, each shifted by up to a tenth of its side along both sides, with its margin repeated, and one in two
     * turned from left to right.
     */
    INDArray moved(Random random, int... which) {
        int most = (int) Math.round(MOST_SHIFT * side);
        int[] down = new int[size()];
        int[] right = new int[size()];
        boolean[] turned = new boolean[size()];
        for (int image : which) {
            down[image] = random.nextInt(2 * most + 1) - most;
            right[image] = random.nextInt(2 * most + 1) - most;
            turned[image] = random.nextBoolean();
        }
        return array(which, (image, row, column, channel) -> {
            int from = within(column + right[image]);
            return at(image, within(row + down[image]), turned[image] ? side - 1 - from : from, channel);
        });
    }

    /** The classes of some images, {@code [images, classes]}: 1 at the image's own, else 0. */
    INDArray labels(int... which) {
        float[] labels = new float[which.length * ImageSource.CLASSES];
        for (int i = 0; i < which.length; i++) {
            labels[i * ImageSource.CLASSES + classes[which[i]]] = 1;
        }
        return Nd4j.create(labels, new long[] {which.length, ImageSource.CLASSES}, 'c');
    }

    private int within(int place) {
        return Math.min(Math.max(place, 0), side - 1);
    }

    private INDArray array(int[] which, Look look) {
        float[] values = new float[which.length * side * side * CHANNELS];
        int at = 0;
        for (int image : which) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    for (int channel = 0; channel < CHANNELS; channel++) {
                        values[at++] = look.at(image, row, column, channel);
                    }
                }
            }
        }
        return Nd4j.create(values, new long[] {which.length, side, side, CHANNELS}, 'c');
    }

    @FunctionalInterface
    private interface Look {
        float at(int image, int row, int column, int channel);
    }
}
