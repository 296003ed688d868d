package org.mmoestreams.workbench.rows;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows of files, one file after the other. One file is open at a time, and one row in memory. Rows that cannot be
 * read come as {@link Row.Malformed}, and those after them follow. For one thread.
 */
public final class RowReader implements Iterator<Row>, Closeable {

    private final RowLayout layout;
    private Iterator<Path> files;
    private RowStream stream;
    private Row next;

    private RowReader(List<Path> files, RowLayout layout) {
        this.files = List.copyOf(files).iterator();
        this.layout = layout;
    }

    /** The rows of files; each is opened when its turn comes. */
    public static RowReader open(List<Path> files, RowLayout layout) {
        return new RowReader(files, layout);
    }

    /**
     * The header of a file, where its format has headers.
     *
     * @throws IllegalArgumentException naming file, line and column when the header is none, or nothing says in which
     *     format the file is
     * @throws java.io.UncheckedIOException naming the file when it cannot be read
     */
    public static Optional<Header> header(Path file, RowLayout layout) {
        try (RowStream stream = layout.open(file)) {
            return stream.header();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming file, line and column when the header of a file is none
     * @throws java.io.UncheckedIOException naming file and line when reading fails, as where a packed file ends early
     */
    @Override
    public boolean hasNext() {
        while (next == null && (stream != null || files.hasNext())) {
            stream = stream == null ? layout.open(files.next()) : stream;
            next = stream.next();
            if (next == null) {
                closeFile();
            }
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        Row row = next;
        next = null;
        return row;
    }

    /** Closes the open file; there are no more rows then. A second call does nothing. */
    @Override
    public void close() {
        files = Collections.emptyIterator();
        next = null;
        closeFile();
    }

    private void closeFile() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
