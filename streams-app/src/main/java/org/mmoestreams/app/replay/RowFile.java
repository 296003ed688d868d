package org.mmoestreams.app.replay;

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

/** One open file of rows, that knows which line it is at. */
final class RowFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final BufferedReader reader;
    private long number;

    private RowFile(Path path, BufferedReader reader) {
        this.path = path;
        this.reader = reader;
    }

    static RowFile open(Path path) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
            InputStream plain = isGzip(in) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
            return new RowFile(path, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            closeAfter(e, in);
            throw new UncheckedIOException(path + ": cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The next line, or null at the end of the file. */
    String line() {
        number++;
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(position() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** File and number of the last line, as in {@code rows.csv:17}. */
    String position() {
        return path + ":" + number;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be closed: " + e.getMessage(), e);
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
