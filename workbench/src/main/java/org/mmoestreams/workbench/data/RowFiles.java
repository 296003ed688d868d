package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of several files, one file after the other: comma-separated, no header, blanks around a value removed, in
 * UTF-8 with or without its mark; lines may end in CRLF, and empty lines may end a file. A file is plain or gzip, as
 * its first two bytes say; its name does not matter. One file is open at a time, and one line in memory.
 */
public final class RowFiles implements RowSource {

    private Iterator<Path> files;
    private final Columns columns;
    private final RowRange range;
    private RowFile file;
    private String[] row;
    private long index;
    private String position = "before the first row";

    private RowFiles(List<Path> files, Columns columns, RowRange range) {
        this.files = files.iterator();
        this.columns = columns;
        this.range = range;
    }

    /**
     * The rows of {@code files} that lie in {@code range}; indexes count on from file to file. Rows before the range
     * are skipped unchecked.
     *
     * @throws IllegalArgumentException when there is no file, or one cannot be read
     */
    public static RowFiles of(List<Path> files, Columns columns, RowRange range) {
        check(!files.isEmpty(), "rows", files, "at least one file");
        checkReadable("rows", files);
        return new RowFiles(List.copyOf(files), columns, range);
    }

    /**
     * Checks that files are there and can be read.
     *
     * @param option what names them, for the message
     * @throws IllegalArgumentException naming the first that cannot be read
     */
    public static void checkReadable(String option, List<Path> files) {
        for (Path file : files) {
            check(Files.isReadable(file) && !Files.isDirectory(file), option, file, "a file that can be read");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming file and line when a row has another number of columns
     * @throws UncheckedIOException naming file and line when reading fails
     */
    @Override
    public boolean hasNext() {
        if (row == null && range.endsAfter(Math.max(index, range.from()))) {
            row = read();
        }
        return row != null;
    }

    @Override
    public String[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + index);
        }
        String[] found = row;
        row = null;
        index++;
        return found;
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public long nextIndex() {
        return Math.max(index, range.from());
    }

    /** Closes the open file; there are no more rows then. */
    @Override
    public void close() {
        files = Collections.emptyIterator();
        row = null;
        closeFile();
    }

    private String[] read() {
        for (; index < range.from(); index++) {
            if (line() == null) {
                return null;
            }
        }
        String line = line();
        if (line == null) {
            return null;
        }
        position = file.position();
        return Rows.split(line, columns.count(), file::position);
    }

    private String line() {
        while (true) {
            String line = file == null ? null : file.line();
            if (line != null) {
                return line;
            }
            closeFile();
            if (!files.hasNext()) {
                return null;
            }
            file = RowFile.open(files.next(), columns.beginWithNumber());
        }
    }

    private void closeFile() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
