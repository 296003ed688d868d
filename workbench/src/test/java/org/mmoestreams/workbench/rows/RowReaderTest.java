package org.mmoestreams.workbench.rows;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.conversion.Shown;

class RowReaderTest {

    private static final RowLayout BY_NAME = RowLayout.byName();

    @TempDir
    private Path folder;

    @Test
    void findsColumnsByTheirNamesWhateverTheirOrder() throws IOException {
        Path first = file("first.csv", "id,age\na,1\n");
        Path second = file("second.csv", "age,id\n2,b\n");
        try (RowReader rows = RowReader.open(List.of(first, second), BY_NAME)) {
            Row.Texts one = (Row.Texts) rows.next();
            Row.Texts two = (Row.Texts) rows.next();
            assertThat(List.of(one.text("id"), one.text("age"))).containsExactly("a", "1");
            assertThat(List.of(two.text("id"), two.text("age"))).containsExactly("b", "2");
            assertThat(one.text("name")).isNull();
            assertThat(one.place()).hasToString(first + ":2");
            assertThat(two.place()).hasToString(second + ":2");
            assertThat(rows.hasNext()).isFalse();
            assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void keepsLineBreaksSeparatorsAndQuotesWithinQuotesAndCountsTheirLines() throws IOException {
        Path file = file("quoted.csv", "id,note\na,\"one\r\ntwo, \"\"three\"\"\n\nfour\"\nb,\" x \"\nc,\"\"\n");
        assertThat(read(file)).containsExactly("2: a | one\ntwo, \"three\"\n\nfour", "6: b |  x ", "7: c | ");
    }

    @Test
    void removesBlanksAroundValuesAndQuotes() throws IOException {
        Path file = file("blanks.csv", " id , note \n  a  b ,\t\"x, y\"  \n\u00a0c,  \n");
        assertThat(read(file)).containsExactly("2: a  b | x, y", "3: \u00a0c | ");
    }

    @Test
    void takesAQuoteInsideAValueThatHasNoneAroundItForItself() throws IOException {
        Path file = file("inches.csv", "id,size\na,5\" pipe\nb,6\"\"\nc,7\n");
        assertThat(read(file)).containsExactly("2: a | 5\" pipe", "3: b | 6\"\"", "4: c | 7");
    }

    @Test
    void readsWindowsLineEndsAByteOrderMarkAndAnEndWithoutLineEnd() throws IOException {
        Path file = file("windows.csv", "\uFEFFid,note\r\na,1\r\n\r\nb,2");
        assertThat(RowReader.header(file, BY_NAME).orElseThrow().names()).containsExactly("id", "note");
        assertThat(read(file)).containsExactly("2: a | 1", "4: b | 2");
    }

    @Test
    void takesASeparatorAsTheNameSaysOrAsAskedFor() throws IOException {
        assertThat(read(file("tabs.TSV", "id\tnote\na\tx, y\n"))).containsExactly("2: a | x, y");
        assertThat(read(file("semi.csv", "id;note\na;\"x;y\"\n"), layout(null, ';')))
                .containsExactly("2: a | x;y");
        assertThat(read(file("export", "id\tnote\n\ta\n"), layout(RowFormat.CSV, '\t')))
                .containsExactly("2:  | a");
        assertThatThrownBy(() -> layout(null, '"'))
                .hasMessage("separator: \"\"\" (expected: a character that is neither a quote nor a line's end)");
    }

    @Test
    void goesOnAfterRowsThatAreNone() throws IOException {
        Path file = file("bad.csv", "id,note\na\nb,1,2\nc,\"x\"y\nd,1\n");
        assertThat(read(file))
                .containsExactly(
                        "2: 1 columns (expected: 2, as many as the header has)",
                        "3: 3 columns (expected: 2, as many as the header has)",
                        "4: Unexpected character after closing quote: 'y' (0x79) (expected: a separator or the line's"
                                + " end after a value)",
                        "5: d | 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b,2\nc,3\n", "b,2\nc,\"3\"\n", "b,\"2\n2\"\nc,3\n"})
    void losesOneRowToAQuoteThatIsNotClosed(String rest) throws IOException {
        Path file = file("open.csv", "id,note\na,\"x\n" + rest);
        List<String> rows = read(file);
        assertThat(rows.get(0)).startsWith("2: ").contains("(expected: ");
        assertThat(rows.get(rows.size() - 1)).endsWith("c | 3");
        assertThat(rows).hasSize(3).noneMatch(row -> row.contains("a | "));
    }

    @Test
    void losesOneRowToAQuoteThatIsNotClosedForAMebibyte() throws IOException {
        int count = 400_000;
        String rest = IntStream.range(0, count).mapToObj(i -> i + ",x\n").collect(Collectors.joining());
        List<String> rows = read(file("long.csv", "id,note\na,\"x\n" + rest));
        assertThat(rows).hasSize(count + 1);
        assertThat(rows.get(0))
                .isEqualTo("2: a quote that is not closed (expected: a second one; two stand for one in a value)");
        assertThat(rows.get(count)).isEqualTo((count + 2) + ": " + (count - 1) + " | x");
    }

    @Test
    void namesTheLineThatIsNotUtf8AndGoesOn() throws IOException {
        byte[] bytes = "id,note\na,x\nb,y\nc,\uFFFD\n".getBytes(UTF_8);
        bytes["id,note\na,".length()] = (byte) 0xe9;
        List<String> rows = read(Files.write(folder.resolve("latin.csv"), bytes));
        assertThat(rows.get(0)).startsWith("2: not UTF-8 (expected: text in UTF-8;");
        assertThat(rows.subList(1, 3)).containsExactly("3: b | y", "4: c | \uFFFD");
        Path wide = Files.write(folder.resolve("wide.csv"), "id,note\n".getBytes(UTF_16));
        assertThatThrownBy(() -> RowReader.header(wide, BY_NAME)).hasMessageStartingWith(wide + ":1: not UTF-8");
    }

    @Test
    void refusesAHeaderThatIsNone() throws IOException {
        assertHeaderRefused("id,age,id", "1: column \"id\": in columns 1 and 3 (expected: each name once)");
        assertHeaderRefused("id,,age", "1: name of column 2: empty (expected: a name for each column)");
        assertHeaderRefused("", "1: no header (expected: a first line with the names of the columns)");
        assertHeaderRefused("id,\"age", "1: a quote that is not closed (expected: the names of the columns)");
        Path unnamed = file("rows.txt", "id\n");
        assertThatThrownBy(() -> RowReader.header(unnamed, BY_NAME))
                .hasMessage(unnamed
                        + ": a name without format (expected: .csv, .tsv, .jsonl, .ndjson, .json, or --format)");
    }

    @Test
    void readsObjectsOfJsonLineByLine() throws IOException {
        Path file = file(
                "rows.jsonl",
                "{\"id\": \"a\", \"deep\": {\"n\": 1.50}}\n\n[1]\n{\"id\": \n{\"a\":1,\"a\":2}\n{} {}\n{}");
        List<String> rows = read(file);
        assertThat(rows.get(0)).isEqualTo("1: {\"id\":\"a\",\"deep\":{\"n\":1.50}}");
        assertThat(rows.get(1)).isEqualTo("3: \"[1]\" (expected: an object of JSON, {...})");
        assertThat(rows.get(2)).startsWith("4: column ").endsWith(" (expected: an object of JSON)");
        assertThat(rows.get(3)).startsWith("5: column ").contains("Duplicate");
        assertThat(rows.get(4)).startsWith("6: column ");
        assertThat(rows.get(5)).isEqualTo("7: {}");
        assertThat(rows).hasSize(6);
        assertThat(RowReader.header(file, BY_NAME)).isEmpty();
    }

    @Test
    void tellsPackedFilesByTheirBytesAndReadsAllTheirParts() throws IOException {
        byte[] members = join(gzip("id,note\na,1\n"), gzip("b,2\n"), gzip(""), gzip("c,3\n"));
        byte[] frames = join(zstd("id,note\nd,4\n"), zstd("e,5\n"));
        assertThat(read(Files.write(folder.resolve("members.csv"), members)))
                .containsExactly("2: a | 1", "3: b | 2", "4: c | 3");
        assertThat(read(Files.write(folder.resolve("frames.csv.gz"), frames))).containsExactly("2: d | 4", "3: e | 5");
        assertThat(read(Files.write(folder.resolve("rows.ndjson.zst"), zstd("{\"x\":1}\n"))))
                .containsExactly("1: {\"x\":1}");
    }

    @Test
    void saysThatAPackedFileEndsTooEarly() throws IOException {
        String text = "id,note\n"
                + IntStream.range(0, 50_000)
                        .mapToObj(i -> i + "," + i * 31L + "\n")
                        .collect(Collectors.joining());
        for (byte[] whole : List.of(gzip(text), zstd(text))) {
            Path cut = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(whole, whole.length / 2));
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageMatching(
                            "\\Q" + cut + "\\E:\\d+: cannot be read: it ends too early \\(expected: the whole"
                                    + " of a packed file; fetch it again\\)");
        }
    }

    @Test
    void takesNoPartOfAPackedFileForAllOfIt() throws IOException {
        byte[] first = gzip("id,note\na,1\n");
        assertCutRefused(first.length, join(first, gzip("b,2\n")));
        byte[] frame = zstd("id,note\na,1\n");
        assertCutRefused(frame.length, join(frame, zstd("b,2\n")));
        String much = "id,note\n" + "a,1\n".repeat(100_000);
        assertThat(read(Files.write(folder.resolve("much.csv"), join(zstd(much), zstd("b,2\n")))))
                .hasSize(100_001);
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> RowReader.header(missing, BY_NAME))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + ": cannot be opened: no such file");
    }

    @Test
    void hasNoRowsOnceClosed() throws IOException {
        RowReader rows = RowReader.open(List.of(file("rows.csv", "id,note\na,1\nb,2\n")), BY_NAME);
        rows.next();
        rows.close();
        rows.close();
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void showsOfTextsWhatFitsALine() {
        assertThat(Shown.of("a\tb\n\u001b[31m")).isEqualTo("\"a?b??[31m\"");
        assertThat(Shown.of("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "\"...");
        assertThat(Shown.of("\uD83C\uDF4E")).isEqualTo("\"\uD83C\uDF4E\"");
    }

    /** At every byte but where the first part ends: there the file is whole. */
    private void assertCutRefused(int whole, byte[] bytes) throws IOException {
        assertThat(read(Files.write(folder.resolve("whole.csv"), bytes))).containsExactly("2: a | 1", "3: b | 2");
        for (int length = 4; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(bytes, length));
            if (length == whole) {
                assertThat(read(cut)).containsExactly("2: a | 1");
            } else {
                assertThatThrownBy(() -> read(cut))
                        .as("cut to %d bytes", length)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageMatching("(?s).*: cannot be (read|opened): (it ends too early|Unexpected data).*");
            }
        }
    }

    private void assertHeaderRefused(String header, String problem) throws IOException {
        Path file = file("header.csv", header);
        assertThatThrownBy(() -> RowReader.header(file, BY_NAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":" + problem);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static RowLayout layout(RowFormat format, char separator) {
        return new RowLayout(Optional.ofNullable(format), Optional.of(separator));
    }

    private static List<String> read(Path file) {
        return read(file, BY_NAME);
    }

    private static List<String> read(Path file, RowLayout layout) {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(List.of(file), layout)) {
            reader.forEachRemaining(row -> rows.add(row.place().line() + ": " + content(row)));
        }
        return rows;
    }

    private static String content(Row row) {
        if (row instanceof Row.Texts texts) {
            return String.join(" | ", texts.texts());
        }
        return row instanceof Row.Json json ? json.object().toString() : ((Row.Malformed) row).problem();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(UTF_8));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
