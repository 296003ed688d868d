package org.mmoestreams.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {

    /**
     * By NumPy 2.4: savez_compressed(f, plain=arange(6, dtype='<f4').reshape(2, 3) / 4,
     * turned=asfortranarray(arange(6, dtype='>f8').reshape(2, 3) / 8), one=array([1.5])).
     */
    private static final String BY_NUMPY = """
            UEsDBC0AAAAIAAAAIQAKnACk//////////8JABQAcGxhaW4ubnB5AQAQAJgAAAAAAAAAVgAAAAAAAACb7BfqGxDJyFDGUK2e
            klqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgrGmjoKtQpkAy4GMGiwAxL2DAwOQNwAxAvs
            AVBLAwQtAAAACAAAACEAtGXM7f//////////CgAUAHR1cm5lZC5ucHkBABAAsAAAAAAAAABWAAAAAAAAAJvsF+obEMnIUMZQ
            rZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaRjoKxpo6CrUK5AMuBhRwwx5CH4DSD6D0BSj9
            xB4AUEsDBC0AAAAIAAAAIQCzXQIf//////////8HABQAb25lLm5weQEAEACIAAAAAAAAAEkAAAAAAAAAm+wX6hsQychQxlCt
            npJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjqaOgq1ChQALgYw+GEPAFBLAQItAy0AAAAI
            AAAAIQAKnACkVgAAAJgAAAAJAAAAAAAAAAAAAACAAQAAAABwbGFpbi5ucHlQSwECLQMtAAAACAAAACEAtGXM7VYAAACwAAAA
            CgAAAAAAAAAAAAAAgAGRAAAAdHVybmVkLm5weVBLAQItAy0AAAAIAAAAIQCzXQIfSQAAAIgAAAAHAAAAAAAAAAAAAACAASMB
            AABvbmUubnB5UEsFBgAAAAADAAMApAAAAKUBAAAAAA==
            """;

    @TempDir
    private Path folder;

    @Test
    void readsWhatNumpyWrote() throws IOException {
        Path file = folder.resolve("arrays.npz");
        Files.write(file, Base64.getMimeDecoder().decode(BY_NUMPY));
        Map<String, NumpyArray> arrays = Npz.read(file);
        assertThat(arrays).containsOnlyKeys("plain", "turned", "one");
        assertArray(arrays.get("plain"), List.of(2, 3), 0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
        assertArray(arrays.get("turned"), List.of(2, 3), 0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f);
        assertArray(arrays.get("one"), List.of(1), 1.5f);
    }

    @Test
    void readsWhatItWroteAndWritesTheSameBytesAgain() throws IOException {
        Map<String, NumpyArray> arrays = Map.of(
                "single", NumpyArray.of(new float[] {7}, List.of()),
                "list", NumpyArray.of(new float[] {1, -2.5f, Float.MIN_VALUE}, List.of(3)),
                "none", NumpyArray.of(new float[0], List.of(0, 4)),
                "cube", NumpyArray.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, List.of(2, 2, 2)));
        Path file = folder.resolve("arrays.npz");
        Npz.write(file, arrays);
        Map<String, NumpyArray> read = Npz.read(file);
        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(arrays.keySet());
        arrays.forEach((name, array) -> assertArray(read.get(name), array.shape(), array.values()));
        Path again = folder.resolve("again.npz");
        Npz.write(again, read);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path missing = folder.resolve("missing.npz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Npz.read(missing))
                .withMessage("npz: " + missing + " (expected: a file that numpy.savez wrote; no such file)");
        Path text = Files.writeString(folder.resolve("text.npz"), "no archive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Npz.read(text))
                .withMessageStartingWith("npz: " + text + " (expected: a file that numpy.savez wrote; ");
    }

    @Test
    void refusesElementsOfAnotherType() {
        byte[] bytes = NpyFormat.write(NumpyArray.of(new float[] {1, 2}, List.of(2)));
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("f4")] = 'i';
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NpyFormat.read("w.npz: kernel", bytes))
                .withMessage("w.npz: kernel: elements of type <i4 (expected: float32 or float64)");
    }

    private static void assertArray(NumpyArray array, List<Integer> shape, float... values) {
        assertThat(array.shape()).isEqualTo(shape);
        assertThat(array.values()).containsExactly(values);
    }
}
