package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.mmoestreams.workbench.testing.Fruit;

class RowFilesTest {

    private static final RowEvents CENSUS = new Census().events();

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
        try (RowFiles rows = RowFiles.of(List.of(plain, packed), CENSUS.columns(), new RowRange(4, 2))) {
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
        try (RowFiles rows = RowFiles.of(List.of(file), CENSUS.columns(), RowRange.all())) {
            assertThat(rows.next())
                    .hasSize(42)
                    .startsWith("3", "Former part of - U S", "v2")
                    .endsWith("v41");
        }
    }

    @Test
    void keepsEmptyValues() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), ",".repeat(41));
        try (RowFiles rows = RowFiles.of(List.of(file), CENSUS.columns(), RowRange.all())) {
            assertThat(rows.next()).hasSize(42).containsOnly("");
        }
    }

    @Test
    void readsFilesThatBeginWithUnicodesMarkAndEndInEmptyLines() throws IOException {
        Path marked = Files.writeString(
                folder.resolve("marked.csv"), "\uFEFF" + lines(0, 2).replace("\n", "\r\n") + "\r\n \n");
        Path packedAndMarked =
                Files.write(folder.resolve("marked.gz"), gzip("\uFEFF" + lines(2, 4) + "\uFEFF" + lines(4, 5)));
        assertThat(ages(List.of(marked, packedAndMarked, plain), RowRange.all()))
                .containsExactly("0", "1", "2", "3", "4", "0", "1", "2", "3", "4");
        assertThat(ages(List.of(marked, packedAndMarked, plain), RowRange.startingAt(3)))
                .containsExactly("3", "4", "0", "1", "2", "3", "4");
    }

    @Test
    void namesFileAndLineOfWhatIsNoRow() throws IOException {
        Path hole = Files.writeString(folder.resolve("hole.csv"), lines(0, 2) + "\n" + lines(2, 3));
        assertThatThrownBy(() -> ages(List.of(plain, hole), RowRange.all()))
                .hasMessage(hole + ":3: an empty line (expected: rows up to the file's end; remove the line)");
        Path header = Files.writeString(folder.resolve("header.csv"), "age,class_of_worker,industry\n" + lines(0, 2));
        assertThatThrownBy(() -> ages(List.of(plain, header), RowRange.startingAt(6)))
                .hasMessage(
                        header + ":1: begins with age,class_of_worker,... (expected: a row of numbers and names without"
                                + " quotes; remove a header line)");
        Path wide = Files.write(folder.resolve("wide.csv"), lines(0, 2).getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> ages(List.of(wide), RowRange.all()))
                .hasMessageStartingWith(wide + ":1: not UTF-8 (expected: text in UTF-8; ");
    }

    @Test
    void takesANameAtTheBeginningForAHeaderOnlyWhereRowsBeginWithANumber() throws IOException {
        Columns columns = new Fruit().events().columns();
        Path file = Files.writeString(folder.resolve("fruit.csv"), "APPLE, 80.5, 12, true, nobody, false\n");
        try (RowFiles rows = RowFiles.of(List.of(file), columns, RowRange.all())) {
            assertThat(rows.next()).containsExactly("APPLE", "80.5", "12", "true", "nobody", "false");
        }
        Path quoted = Files.writeString(folder.resolve("quoted.csv"), "\"kind\",\"grams\"\n");
        try (RowFiles rows = RowFiles.of(List.of(quoted), columns, RowRange.all())) {
            assertThatThrownBy(rows::hasNext).hasMessageStartingWith(quoted + ":1: begins with \"kind\",\"grams\"");
        }
        Path wide = Files.writeString(folder.resolve("wide.csv"), "APPLE, 80.5, 12, true, nobody, false, 1\n");
        try (RowFiles rows = RowFiles.of(List.of(wide), columns, RowRange.all())) {
            assertThatThrownBy(rows::hasNext).hasMessageStartingWith(wide + ":1: 7 columns (expected: 6, ");
        }
    }

    @Test
    void namesFileLineEventAndColumnOfAValueThatIsNone() throws IOException {
        Path file =
                Files.writeString(folder.resolve("value.csv"), lines(0, 1) + row(1).replace("1, v1", "-x7, v1") + "\n");
        try (RowFiles rows = RowFiles.of(List.of(plain, file), CENSUS.columns(), RowRange.startingAt(6))) {
            assertThatThrownBy(() -> CENSUS.next(rows, EventClock.from(Instant.EPOCH)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ":2: event r000000006, age: -x7 (expected: a whole number)");
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
        assertThatThrownBy(() -> RowFiles.of(List.of(plain, missing), CENSUS.columns(), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: " + missing + " (expected: a file that can be read)");
        assertThatThrownBy(() -> RowFiles.of(List.of(folder), CENSUS.columns(), RowRange.all()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowFiles.of(List.of(), CENSUS.columns(), RowRange.all()))
                .hasMessageContaining("at least one file");
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
        RowFiles rows = RowFiles.of(List.of(plain, packed), CENSUS.columns(), RowRange.all());
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
        try (RowFiles rows = RowFiles.of(files, CENSUS.columns(), range)) {
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
