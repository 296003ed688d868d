package org.mmoestreams.workbench.rows;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.mmoestreams.checks.FileFailure;

/**
 * The lines of a file in UTF-8, unpacked; one in memory at a time. A line ends with LF or CRLF, the last one may end
 * with the file. A byte order mark at the beginning is passed over.
 */
final class Lines implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_BYTES = 1 << 26;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long number;

    private Lines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** @throws UncheckedIOException naming the file when it cannot be opened */
    static Lines open(Path file) {
        try {
            return new Lines(file, Compression.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be opened: " + reason(e), e);
        }
    }

    /**
     * The next line, null at the end.
     *
     * @throws UncheckedIOException naming file and line when reading fails, as when a packed file ends too early
     */
    Line next() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ":" + number + ": cannot be read: " + reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed: " + FileFailure.reason(e), e);
        }
    }

    private Line read() throws IOException {
        number++;
        ByteArrayOutputStream begun = null;
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int start = position;
            position = Math.min(end + 1, limit);
            if (end < limit && begun == null) {
                return line(buffer, start, end);
            }
            begun = begun == null ? new ByteArrayOutputStream(BUFFER) : begun;
            begun.write(buffer, start, end - start);
            if (end < limit) {
                return line(begun.toByteArray(), 0, begun.size());
            }
            if (begun.size() > MOST_BYTES) {
                throw new IOException("a line of over " + MOST_BYTES + " bytes (expected: rows in lines)");
            }
        }
        return begun == null ? null : line(begun.toByteArray(), 0, begun.size());
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private Line line(byte[] bytes, int start, int end) {
        int length = end - start - (end > start && bytes[end - 1] == '\r' ? 1 : 0);
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        boolean sound = text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, start, length);
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Line(number, marked ? text.substring(1) : text, sound && text.indexOf('\0') < 0);
    }

    private static boolean isUtf8(byte[] bytes, int start, int length) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String reason(IOException e) {
        String reason = FileFailure.reason(e);
        return e instanceof EOFException || reason.contains("Truncated")
                ? "it ends too early (expected: the whole of a packed file; fetch it again)"
                : reason;
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param text without its end
     * @param isText whether it is UTF-8 and has no zero byte
     */
    record Line(long number, String text, boolean isText) {}
}
