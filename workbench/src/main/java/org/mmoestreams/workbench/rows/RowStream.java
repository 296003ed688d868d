package org.mmoestreams.workbench.rows;

import java.io.Closeable;
import java.util.Optional;

/** The rows of one open file. For one thread. */
interface RowStream extends Closeable {

    /**
     * The next row, null at the end.
     *
     * @throws java.io.UncheckedIOException naming file and line when reading fails
     */
    Row next();

    /** The names of its columns, where it has columns. */
    Optional<Header> header();

    @Override
    void close();
}
