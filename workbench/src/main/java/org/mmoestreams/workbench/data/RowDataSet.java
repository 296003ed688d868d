package org.mmoestreams.workbench.data;

import java.nio.file.Path;
import java.util.List;

/** A data set whose rows are columns in a fixed order, without id and time. {@link DataSets} lists them. */
public interface RowDataSet extends DataSet {

    /** What {@code --data} takes. */
    String name();

    /** The events made of its rows: their schema and spec, and with them the columns of a row. */
    RowEvents events();

    /**
     * Rows drawn for a seed, without end but that of the range. Row {@code i} is a function of seed and {@code i}
     * alone.
     *
     * @throws IllegalArgumentException when the data set has rows from files only
     */
    RowSource generated(long seed, RowRange range);

    /**
     * The rows of files, one file after the other.
     *
     * @throws IllegalArgumentException when there is no file, or one cannot be read
     */
    default RowSource files(List<Path> files, RowRange range) {
        return RowFiles.of(files, events().columns(), range);
    }

    /** The rows of files; of no files, those drawn for the seed. */
    default RowSource rows(List<Path> files, long seed, RowRange range) {
        return files.isEmpty() ? generated(seed, range) : files(files, range);
    }

    /**
     * The same rows, made into events that are read otherwise.
     *
     * @param format of the same columns
     * @throws IllegalArgumentException when it has other columns
     */
    default RowDataSet readAs(EventFormat format) {
        return OtherFormat.of(this, RowEvents.of(format));
    }

    @Override
    default EventFormat format() {
        return events().format();
    }

    @Override
    default void checkFiles(String option, List<Path> files) {
        RowFiles.checkReadable(option, files);
    }

    @Override
    default EventSource events(List<Path> files, long seed, RowRange range, EventClock clock) {
        return EventSource.of(rows(files, seed, range), events(), clock);
    }

    @Override
    default long count(List<Path> files) {
        long count = 0;
        try (RowSource rows = files(files, RowRange.all())) {
            for (; rows.hasNext(); count++) {
                rows.next();
            }
        }
        return count;
    }
}
