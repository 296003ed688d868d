package org.mmoestreams.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFilesTest {

    @TempDir
    private Path folder;

    private Path plain;
    private Path packed;

    @BeforeEach
    void writeFiles() throws IOException {
        plain = Files.writeString(folder.resolve("plain.gz"), lines(0, 5));
        packed = Files.write(folder.resolve("packed.csv"), gzip(lines(5, 12)));
    }

    @Test
    void readsPlainAndGzipInOrderByTheirBytesNotTheirNames() {
        assertThat(ages(List.of(plain, packed), RowRange.all()))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    @Test
    void readsAFileTwiceWhenGivenTwice() {
        assertThat(ages(List.of(plain, plain), RowRange.startingAt(4))).containsExactly("4", "0", "1", "2", "3", "4");
    }

    @Test
    void skipsAndLimitsOverAllFiles() {
        assertThat(ages(List.of(plain, packed), new RowRange(3, 4))).containsExactly("3", "4", "5", "6");
        assertThat(ages(List.of(plain, packed), new RowRange(7, 2))).containsExactly("7", "8");
        assertThat(ages(List.of(plain, packed), RowRange.first(2))).containsExactly("0", "1");
        assertThat(ages(List.of(plain, packed), RowRange.first(0))).isEmpty();
        assertThat(ages(List.of(plain, packed), RowRange.startingAt(12))).isEmpty();
    }

    @Test
    void tellsTheIndexOverAllFiles() {
        try (RowFiles rows = RowFiles.of(List.of(plain, packed), new RowRange(4, 2))) {
            assertThat(rows.nextIndex()).isEqualTo(4);
            rows.next();
            assertThat(rows.hasNext()).isTrue();
            assertThat(rows.nextIndex()).isEqualTo(5);
            rows.next();
            assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void trimsBlanksAroundValuesOnly() throws IOException {
        String line = row(3).replace("v1,", "\tFormer part of - U S ,") + " \r\n";
        Path file = Files.writeString(folder.resolve("blanks.csv"), line);
        try (RowFiles rows = RowFiles.of(List.of(file), RowRange.all())) {
            assertThat(rows.next())
                    .hasSize(42)
                    .startsWith("3", "Former part of - U S", "v2")
                    .endsWith("v41");
        }
    }

    @Test
    void keepsEmptyValues() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), ",".repeat(41));
        try (RowFiles rows = RowFiles.of(List.of(file), RowRange.all())) {
            assertThat(rows.next()).hasSize(42).containsOnly("");
        }
    }

    @Test
    void passesOverAnEmptyFile() throws IOException {
        Path empty = Files.createFile(folder.resolve("nothing.csv"));
        assertThat(ages(List.of(empty, plain, empty), RowRange.all())).hasSize(5);
    }

    @Test
    void namesFileAndLineOfARowWithAnotherNumberOfColumns() throws IOException {
        Path few = Files.writeString(folder.resolve("few.csv"), lines(0, 2) + "1,2,3\n");
        Path many = Files.write(folder.resolve("many.gz"), gzip(lines(0, 1) + row(1) + ",x\n"));
        assertThatThrownBy(() -> ages(List.of(plain, few), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(few + ":3: 3 columns (expected: 42");
        assertThatThrownBy(() -> ages(List.of(many), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(many + ":2: 43 columns (expected: 42");
    }

    @Test
    void refusesAMissingFileBeforeTheFirstRow() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> RowFiles.of(List.of(plain, missing), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: " + missing + " (expected: a file that can be read)");
        assertThatThrownBy(() -> RowFiles.of(List.of(folder), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowFiles.of(List.of(), RowRange.all())).hasMessageContaining("at least one file");
    }

    @Test
    void namesATruncatedGzipFile() throws IOException {
        byte[] whole = gzip(lines(0, 2000));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ages(List.of(cut), RowRange.all()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(cut + ":")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void namesAFileThatOnlyStartsLikeGzip() throws IOException {
        Path fake = Files.write(folder.resolve("fake.gz"), new byte[] {0x1f, (byte) 0x8b, 0, 0, 0});
        assertThatThrownBy(() -> ages(List.of(fake), RowRange.all()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(fake + ": cannot be opened");
    }

    @Test
    void hasNoRowsOnceClosed() {
        RowFiles rows = RowFiles.of(List.of(plain, packed), RowRange.all());
        rows.next();
        rows.close();
        rows.close();
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void refusesNegativeRanges() {
        assertThatThrownBy(() -> RowRange.startingAt(-1)).hasMessage("from-row: -1 (expected: >= 0)");
        assertThatThrownBy(() -> RowRange.first(-1)).hasMessage("events: -1 (expected: >= 0)");
    }

    private static List<String> ages(List<Path> files, RowRange range) {
        List<String> ages = new ArrayList<>();
        try (RowFiles rows = RowFiles.of(files, range)) {
            rows.forEachRemaining(row -> ages.add(row[0]));
        }
        return ages;
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(age -> row(age) + "\n").collect(Collectors.joining());
    }

    private static String row(int age) {
        return age + IntStream.range(1, 42).mapToObj(c -> ", v" + c).collect(Collectors.joining());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
