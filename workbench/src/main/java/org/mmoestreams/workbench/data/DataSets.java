package org.mmoestreams.workbench.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.rows.RowLayout;

/** The data sets that there are: those that commands know by name, and those of users. */
public final class DataSets {

    /** The name of the one that is meant where none is named. */
    public static final String USUAL = Census.NAME;

    private DataSets() {}

    /** The data set that is meant where none is named. */
    public static RowDataSet usual() {
        return named(USUAL).orElseThrow();
    }

    /** The data set of a name, where there is one. */
    public static Optional<RowDataSet> named(String name) {
        return all().stream().filter(data -> data.name().equals(name)).findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return all().stream().map(RowDataSet::name).toList();
    }

    /**
     * A user's own: files whose rows name their values.
     *
     * @param format what the events are
     * @param layout how the files are laid out
     * @param nulls texts that stand for null
     * @param badRows is told of each row that makes no event, where it is and why; what it throws ends the reading
     */
    public static DataSet own(EventFormat format, RowLayout layout, Nulls nulls, Consumer<String> badRows) {
        return own(format, layout, nulls, badRows, Set.of());
    }

    /**
     * A user's own, with columns beside those of the events.
     *
     * @param columns columns to be kept beside the events, where they are no fields
     */
    public static DataSet own(
            EventFormat format, RowLayout layout, Nulls nulls, Consumer<String> badRows, Set<String> columns) {
        return new OwnRows(format, layout, nulls, badRows, columns);
    }

    private static List<RowDataSet> all() {
        return List.of(new Census());
    }
}
