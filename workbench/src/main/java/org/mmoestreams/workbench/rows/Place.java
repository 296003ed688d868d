package org.mmoestreams.workbench.rows;

import java.nio.file.Path;

/**
 * Where a row is.
 *
 * @param file its file
 * @param line the number of its first line, counted from 1
 */
public record Place(Path file, long line) {

    /** File and line, as in {@code rows.csv:17}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
