package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;

import java.util.Random;
import org.mmoestreams.nn.Initializer;

/**
 * Generated images: a disc, a square, a triangle, a ring or a cross, with stripes or a chequered pattern, on a plain
 * dark ground. Place, size, colours, and the pattern's direction and phase are random, and there is noise: neither a
 * colour nor a pixel tells the class. Each image is a function of seed and number.
 */
public final class TexturedShapes implements ImageSource {

    private static final int MOST = 100_000;
    private static final int TEXTURES = 2;
    private static final double NOISE = 0.08;
    private static final double[] DARKEST = {0.7, 0.3, 0};
    private static final double RANGE = 0.3;
    /** Pixels of a stripe. */
    private static final double WIDTH = 2;
    /** The colour of what is not covered, after the two of the pattern. */
    private static final int GROUND = 2;

    private final int side;
    private final int train;
    private final int test;
    private final long seed;

    /**
     * Images.
     *
     * @param side pixels along each side, 12 to 64
     * @param train how many to learn from, 10 to 100,000
     * @param test how many to test on, 10 to 100,000
     */
    public TexturedShapes(int side, int train, int test, long seed) {
        this.side = between("side", side, 12, 64);
        this.train = between("train", train, CLASSES, MOST);
        this.test = between("test", test, CLASSES, MOST);
        this.seed = seed;
    }

    @Override
    public String name() {
        return "generated shapes of " + side + " x " + side + " pixels";
    }

    @Override
    public ImageSet train() {
        return images("train", train);
    }

    @Override
    public ImageSet test() {
        return images("test", test);
    }

    private ImageSet images(String part, int count) {
        float[] pixels = new float[count * side * side * ImageSet.CHANNELS];
        int[] classes = new int[count];
        Initializer seeds = new Initializer(seed);
        for (int image = 0; image < count; image++) {
            classes[image] = image % CLASSES;
            draw(new Random(seeds.seed(part + image)), classes[image], pixels, image);
        }
        return ImageSet.of(side, pixels, classes);
    }

    private void draw(Random random, int ofClass, float[] pixels, int image) {
        Form form = Form.values()[ofClass / TEXTURES];
        double radius = side * (0.28 + 0.12 * random.nextDouble());
        double x = side * (0.4 + 0.2 * random.nextDouble());
        double y = side * (0.4 + 0.2 * random.nextDouble());
        Texture texture = Texture.of(random, ofClass % TEXTURES == 0);
        double[][] colours = colours(random);
        int at = image * side * side * ImageSet.CHANNELS;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double right = column + 0.5 - x;
                double down = row + 0.5 - y;
                int colour = form.covers(right / radius, down / radius) ? texture.at(right, down) : GROUND;
                for (int channel = 0; channel < ImageSet.CHANNELS; channel++) {
                    double noisy = colours[colour][channel] + NOISE * random.nextGaussian();
                    pixels[at++] = (float) Math.min(Math.max(noisy, 0), 1);
                }
            }
        }
    }

    /** A bright and a middling one of the pattern, and a dark one of the ground. */
    private static double[][] colours(Random random) {
        double[][] colours = new double[DARKEST.length][ImageSet.CHANNELS];
        for (int i = 0; i < colours.length; i++) {
            for (int channel = 0; channel < ImageSet.CHANNELS; channel++) {
                colours[i][channel] = DARKEST[i] + RANGE * random.nextDouble();
            }
        }
        return colours;
    }

    private enum Form {
        DISC {
            @Override
            boolean covers(double x, double y) {
                return x * x + y * y <= 1;
            }
        },
        SQUARE {
            @Override
            boolean covers(double x, double y) {
                return Math.max(Math.abs(x), Math.abs(y)) <= 0.85;
            }
        },
        TRIANGLE {
            @Override
            boolean covers(double x, double y) {
                return y <= 0.8 && Math.abs(x) <= (y + 1) / 1.8;
            }
        },
        RING {
            @Override
            boolean covers(double x, double y) {
                double square = x * x + y * y;
                return square <= 1 && square >= 0.3;
            }
        },
        CROSS {
            @Override
            boolean covers(double x, double y) {
                return Math.min(Math.abs(x), Math.abs(y)) <= 0.3 && Math.max(Math.abs(x), Math.abs(y)) <= 1;
            }
        };

        /** Whether the form, of radius 1, is at a place to the right of its middle and below it. */
        abstract boolean covers(double x, double y);
    }

    /** Stripes or a chequered pattern, turned and moved. */
    private record Texture(double sine, double cosine, double phase, boolean striped) {

        static Texture of(Random random, boolean striped) {
            double angle = Math.PI * random.nextDouble();
            return new Texture(StrictMath.sin(angle), StrictMath.cos(angle), 2 * WIDTH * random.nextDouble(), striped);
        }

        /** Which of two colours a place has. */
        int at(double x, double y) {
            long along = (long) Math.floor((cosine * x + sine * y + phase) / WIDTH);
            long across = (long) Math.floor((cosine * y - sine * x + phase) / WIDTH);
            return (int) Math.floorMod(striped ? along : along + across, 2L);
        }
    }
}
