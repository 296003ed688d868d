package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first images of CIFAR-10 (Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009), of its binary
 * version: files of records of 3,073 bytes, a class from 0 to 9 and 32 x 32 pixels, all red ones first, then green and
 * blue.
 */
public final class CifarImages implements ImageSource {

    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;
    private static final float BRIGHTEST = 255;
    private static final List<String> TRAIN = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();
    private static final List<String> TEST = List.of("test_batch.bin");

    private final Path folder;
    private final int train;
    private final int test;

    /**
     * Images of a folder with {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}.
     *
     * @param train how many to learn from, at least 10
     * @param test how many to test on, at least 10
     */
    public CifarImages(Path folder, int train, int test) {
        check(
                Files.isDirectory(folder),
                "cifar",
                folder,
                "a folder with data_batch_1.bin to data_batch_5.bin and" + " test_batch.bin");
        this.folder = folder;
        this.train = atLeast("train", train, CLASSES);
        this.test = atLeast("test", test, CLASSES);
    }

    @Override
    public String name() {
        return "CIFAR-10";
    }

    @Override
    public ImageSet train() throws IOException {
        return read(TRAIN, train);
    }

    @Override
    public ImageSet test() throws IOException {
        return read(TEST, test);
    }

    private ImageSet read(List<String> names, int count) throws IOException {
        float[] pixels = new float[Math.multiplyExact(count, PIXELS * ImageSet.CHANNELS)];
        int[] classes = new int[count];
        int image = 0;
        for (String name : names) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(name)))) {
                byte[] values = in.readNBytes(1 + PIXELS * ImageSet.CHANNELS);
                while (values.length > 0 && image < count) {
                    classes[image] = checked(values, folder.resolve(name));
                    copy(values, pixels, image++);
                    values = in.readNBytes(values.length);
                }
            }
        }
        check(image == count, "images of " + names, image, count + ", as many as asked for");
        return ImageSet.of(SIDE, pixels, classes);
    }

    /** The class of a record. */
    private static int checked(byte[] values, Path file) {
        int whole = 1 + PIXELS * ImageSet.CHANNELS;
        check(values.length == whole, file + "'s last record", values.length + " bytes", whole + ", as all have");
        check(values[0] >= 0 && values[0] < CLASSES, file + "'s class", values[0], "0 to " + (CLASSES - 1));
        return values[0];
    }

    private static void copy(byte[] values, float[] pixels, int image) {
        int first = image * PIXELS * ImageSet.CHANNELS;
        for (int channel = 0; channel < ImageSet.CHANNELS; channel++) {
            for (int i = 0; i < PIXELS; i++) {
                int value = Byte.toUnsignedInt(values[1 + channel * PIXELS + i]);
                pixels[first + i * ImageSet.CHANNELS + channel] = value / BRIGHTEST;
            }
        }
    }
}
