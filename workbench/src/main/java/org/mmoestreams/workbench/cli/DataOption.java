package org.mmoestreams.workbench.cli;

import java.util.Iterator;
import java.util.List;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.RowDataSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the rows are. To be mixed into a command. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "NAME",
            defaultValue = DataSets.USUAL,
            converter = Named.class,
            completionCandidates = Names.class,
            description = "The data set: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private RowDataSet set;

    /** The data set that was named. */
    RowDataSet set() {
        return set;
    }

    /** Finds a data set by its name. */
    static final class Named implements ITypeConverter<RowDataSet> {

        @Override
        public RowDataSet convert(String name) {
            return DataSets.named(name)
                    .orElseThrow(() -> new TypeConversionException(
                            name + " (expected: " + String.join(" or ", DataSets.names()) + ")"));
        }
    }

    /** The names of all data sets. */
    static final class Names implements Iterable<String> {

        private final List<String> names = DataSets.names();

        @Override
        public Iterator<String> iterator() {
            return names.iterator();
        }
    }
}
