package org.mmoestreams.workbench.data;

import java.util.List;
import java.util.Optional;

/** The data sets that commands know by name. */
public final class DataSets {

    /** The name of the one that is meant where none is named. */
    public static final String USUAL = Census.NAME;

    private DataSets() {}

    /** The data set of a name, where there is one. */
    public static Optional<DataSet> named(String name) {
        return all().stream().filter(data -> data.name().equals(name)).findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return all().stream().map(DataSet::name).toList();
    }

    private static List<DataSet> all() {
        return List.of(new Census());
    }
}
