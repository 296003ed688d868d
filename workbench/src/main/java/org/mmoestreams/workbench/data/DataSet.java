package org.mmoestreams.workbench.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A data set: what its events are, and the rows that they are made of. */
public interface DataSet {

    /** What its events are. */
    EventFormat format();

    /** Whether its rows may have times of their own; else a clock gives all of them. */
    default boolean mayHaveTimes() {
        return false;
    }

    /** The columns of its rows that are no fields of its events, kept beside them. */
    default Set<String> beside() {
        return Set.of();
    }

    /**
     * Checks what can be told of files without reading them whole: that they can be read and, where they name their
     * columns, that these are the events'.
     *
     * @param option what names the files, for messages
     * @throws IllegalArgumentException naming option, file and column
     */
    void checkFiles(String option, List<Path> files);

    /**
     * The events of the rows of files, one file after the other; of no files, those of rows drawn for a seed.
     *
     * @param clock gives times to events whose rows have none
     * @throws IllegalArgumentException when a file cannot be read; when there is none, and rows cannot be drawn
     */
    EventSource events(List<Path> files, long seed, RowRange range, EventClock clock);

    /** How many rows files have, read once. */
    long count(List<Path> files);
}
