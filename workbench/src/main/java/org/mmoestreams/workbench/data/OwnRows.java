package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.rows.Place;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.rows.RowReader;

/** A user's own data set: events of a schema and a spec, and files whose rows name their values. */
final class OwnRows implements DataSet {

    private static final int HEADER_LINE = 1;

    private final EventFormat format;
    private final RowLayout layout;
    private final Nulls nulls;
    private final Consumer<String> badRows;
    private final Set<String> beside;

    /**
     * A data set.
     *
     * @param badRows is told of each row that makes no event: where it is and why; what it throws ends the reading
     * @param columns columns to be kept beside the events, where they are no fields
     */
    OwnRows(EventFormat format, RowLayout layout, Nulls nulls, Consumer<String> badRows, Set<String> columns) {
        this.format = format;
        this.layout = layout;
        this.nulls = nulls;
        this.badRows = badRows;
        beside = columns.stream()
                .filter(name ->
                        FieldPath.of(name).fieldIn(format.schema().reader()).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public EventFormat format() {
        return format;
    }

    @Override
    public boolean mayHaveTimes() {
        return true;
    }

    @Override
    public Set<String> beside() {
        return beside;
    }

    @Override
    public void checkFiles(String option, List<Path> files) {
        RowFiles.checkReadable(option, files);
        OwnEvents events = new OwnEvents(format, nulls, beside);
        for (Path file : files) {
            try {
                RowReader.header(file, layout).ifPresent(header -> events.check(header, new Place(file, HEADER_LINE)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public EventSource events(List<Path> files, long seed, RowRange range, EventClock clock) {
        check(!files.isEmpty(), "rows", "none", "files; rows are drawn for the data sets of --data alone");
        checkFiles("rows", files);
        OwnEvents made = new OwnEvents(format, nulls, beside);
        return new OwnEventSource(RowReader.open(files, layout), made, range, clock, badRows);
    }

    @Override
    public long count(List<Path> files) {
        long count = 0;
        try (RowReader rows = RowReader.open(files, layout)) {
            for (; rows.hasNext(); count++) {
                rows.next();
            }
        }
        return count;
    }
}
