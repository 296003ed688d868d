package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.mmoestreams.checks.FileFailure;

/** One open file of rows, that knows which line it is at. */
final class RowFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_SHOWN = 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What a decoder of UTF-8 makes of the mark that UTF-16 begins with. */
    private static final String UTF_16_MARK = "\uFFFD\uFFFD";

    private final Path path;
    private final BufferedReader reader;
    private final boolean beginsWithNumber;
    private long number;

    private RowFile(Path path, BufferedReader reader, boolean beginsWithNumber) {
        this.path = path;
        this.reader = reader;
        this.beginsWithNumber = beginsWithNumber;
    }

    /**
     * Opens a file.
     *
     * @param beginsWithNumber whether every row does, so that a line that begins with a letter is a header
     */
    static RowFile open(Path path, boolean beginsWithNumber) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
            InputStream plain = isGzip(in) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
            BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
            return new RowFile(path, reader, beginsWithNumber);
        } catch (IOException e) {
            closeAfter(e, in);
            throw new UncheckedIOException(path + ": cannot be opened: " + FileFailure.reason(e), e);
        }
    }

    /**
     * The next line, or null at the end of the file. Takes a mark of Unicode's byte order off a line's beginning, and
     * empty lines off the file's end.
     *
     * @throws IllegalArgumentException naming file and line when the line is empty and others follow, or the first line
     *     shows that this is no file of rows in UTF-8
     */
    String line() {
        String line = read();
        if (line == null) {
            return null;
        }
        if (line.isBlank()) {
            return end();
        }
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (number == 1) {
            checkFirst(text);
        }
        return text;
    }

    /** File and number of the last line, as in {@code rows.csv:17}. */
    String position() {
        return path + ":" + number;
    }

    /** After an empty line. */
    private String end() {
        String position = position();
        for (String line = read(); line != null; line = read()) {
            check(line.isBlank(), position, "an empty line", "rows up to the file's end; remove the line");
        }
        return null;
    }

    private void checkFirst(String line) {
        boolean undecoded = line.startsWith(UTF_16_MARK) || line.indexOf('\0') >= 0;
        check(!undecoded, position(), "not UTF-8", "text in UTF-8; convert the file, as with iconv -f UTF-16 -t UTF-8");
        String text = line.strip();
        boolean header = (beginsWithNumber && Character.isLetter(text.charAt(0))) || text.charAt(0) == '"';
        check(
                !header,
                position(),
                "begins with " + shortened(text),
                "a row of numbers and names without quotes; remove a header line");
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    private String read() {
        number++;
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(position() + ": cannot be read: " + FileFailure.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be closed: " + FileFailure.reason(e), e);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static void closeAfter(IOException cause, InputStream in) {
        if (in == null) {
            return;
        }
        try {
            in.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
