package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.nn.NativeRuntime;

final class ImagesTest {

    private static final long SEED = 10;
    private static final int RECORD = 3073;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
        System.out.println("seed " + SEED);
    }

    @Test
    void shapesAreAFunctionOfSeedAndNumber() {
        ImageSet few = new TexturedShapes(16, 10, 10, SEED).train();
        ImageSet many = new TexturedShapes(16, 30, 10, SEED).train();
        ImageSet tested = new TexturedShapes(16, 30, 10, SEED).test();
        ImageSet other = new TexturedShapes(16, 30, 10, SEED + 1).train();
        for (int image = 0; image < few.size(); image++) {
            assertThat(pixels(many, image)).isEqualTo(pixels(few, image));
            assertThat(pixels(tested, image)).isNotEqualTo(pixels(few, image));
            assertThat(pixels(other, image)).isNotEqualTo(pixels(few, image));
        }
    }

    @Test
    void shapesHaveEachClassEquallyOftenAndPixelsFromZeroToOne() {
        ImageSet images = new TexturedShapes(16, 50, 10, SEED).train();
        int[] counts = new int[ImageSource.CLASSES];
        for (int image = 0; image < images.size(); image++) {
            counts[images.classOf(image)]++;
            for (float value : pixels(images, image)) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
        assertThat(counts).containsOnly(5);
    }

    /** The ground, as the corner has it, is of nearly as many colours as there are images. */
    @Test
    void coloursDoNotTellTheClass() {
        ImageSet images = new TexturedShapes(16, 50, 10, SEED).train();
        Set<Integer> corners = new HashSet<>();
        for (int image = 0; image < images.size(); image++) {
            corners.add(Math.round(images.at(image, 0, 0, 0) * 30) * 10_000
                    + Math.round(images.at(image, 0, 0, 1) * 30) * 100
                    + Math.round(images.at(image, 0, 0, 2) * 30));
        }
        assertThat(corners).hasSizeGreaterThan(40);
    }

    @Test
    void movedImagesAreShiftedByATenthAtMostAndTurned() {
        ImageSet images = new TexturedShapes(16, 40, 10, SEED).train();
        int[] all = IntStream.range(0, 40).toArray();
        float[] moved = images.moved(new Random(SEED), all).data().asFloat();
        Set<String> moves = new HashSet<>();
        for (int image : all) {
            float[] own = Arrays.copyOfRange(moved, image * 768, (image + 1) * 768);
            moves.add(moveOf(images, image, own));
        }
        assertThat(moves).doesNotContain("none").hasSizeGreaterThan(25);
    }

    @Test
    void labelsAreOneAtTheClass() {
        ImageSet images = ImageSet.of(1, new float[] {0, 0, 0, 1, 1, 1}, 3, 9);
        assertThat(images.labels(1, 0).toFloatMatrix())
                .isDeepEqualTo(new float[][] {{0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}});
        assertThatThrownBy(() -> ImageSet.of(2, new float[5], 1))
                .hasMessage("pixels: 5 (expected: 12, those of 1 images)");
    }

    /** Records of one class and colours that tell place and channel. */
    @Test
    void readsTheFirstImagesOfCifar() throws IOException {
        for (int file = 1; file <= 5; file++) {
            Files.write(folder.resolve("data_batch_" + file + ".bin"), records(6, file));
        }
        Files.write(folder.resolve("test_batch.bin"), records(10, 9));
        ImageSource cifar = new CifarImages(folder, 14, 10);
        ImageSet train = cifar.train();
        assertThat(train.size()).isEqualTo(14);
        assertThat(train.side()).isEqualTo(32);
        assertThat(IntStream.range(0, 14).map(train::classOf))
                .containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3);
        assertThat(cifar.test().classOf(9)).isEqualTo(9);
        for (int channel = 0; channel < 3; channel++) {
            int value = (channel * 1024 + 5 * 32 + 7) % 256;
            assertThat((double) train.at(13, 5, 7, channel)).isCloseTo(value / 255.0, within(1e-6));
        }
    }

    @Test
    void refusesFilesThatAreNotCifar() throws IOException {
        assertThatThrownBy(() -> new CifarImages(folder.resolve("none"), 10, 10))
                .hasMessageStartingWith("cifar: " + folder.resolve("none") + " (expected: a folder with data_batch_1");
        ImageSource cifar = new CifarImages(folder, 10, 10);
        assertThatThrownBy(cifar::test).isInstanceOf(NoSuchFileException.class);
        Path file = folder.resolve("test_batch.bin");
        Files.write(file, records(9, 1));
        assertThatThrownBy(cifar::test)
                .hasMessage("images of [test_batch.bin]: 9 (expected: 10, as many as asked for)");
        Files.write(file, Arrays.copyOf(records(10, 1), 10 * RECORD - 1));
        assertThatThrownBy(cifar::test).hasMessage(file + "'s last record: 3072 bytes (expected: 3073, as all have)");
        Files.write(file, records(10, 10));
        assertThatThrownBy(cifar::test).hasMessage(file + "'s class: 10 (expected: 0 to 9)");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> new TexturedShapes(11, 10, 10, SEED)).hasMessage("side: 11 (expected: 12 to 64)");
        assertThatThrownBy(() -> new TexturedShapes(16, 9, 10, SEED)).hasMessage("train: 9 (expected: 10 to 100000)");
        assertThatThrownBy(() -> new TexturedShapes(16, 10, 9, SEED)).hasMessage("test: 9 (expected: 10 to 100000)");
        assertThatThrownBy(() -> new ConvOptions(0, 3, 1, SEED)).hasMessage("epochs: 0 (expected: 1 to 1000)");
        assertThatThrownBy(() -> new ConvOptions(1, 2, 1, SEED)).hasMessage("repetitions: 2 (expected: 3 to 100)");
        assertThatThrownBy(() -> new ConvOptions(1, 3, 0, SEED)).hasMessage("filters: 0 (expected: 1 to 128)");
    }

    private static byte[] records(int count, int ofClass) {
        byte[] all = new byte[count * RECORD];
        for (int record = 0; record < count; record++) {
            all[record * RECORD] = (byte) ofClass;
            for (int i = 1; i < RECORD; i++) {
                all[record * RECORD + i] = (byte) (i - 1);
            }
        }
        return all;
    }

    private static float[] pixels(ImageSet images, int image) {
        return images.images(image).data().asFloat();
    }

    private static String moveOf(ImageSet images, int image, float... moved) {
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                for (boolean turned : new boolean[] {false, true}) {
                    if (Arrays.equals(moved, moved(images, image, down, right, turned))) {
                        return down + "," + right + "," + turned;
                    }
                }
            }
        }
        return "none";
    }

    private static float[] moved(ImageSet images, int image, int down, int right, boolean turned) {
        float[] values = new float[768];
        for (int i = 0; i < values.length; i++) {
            int row = Math.max(0, Math.min(15, i / 48 + down));
            int column = Math.max(0, Math.min(15, i / 3 % 16 + right));
            values[i] = images.at(image, row, turned ? 15 - column : column, i % 3);
        }
        return values;
    }
}
