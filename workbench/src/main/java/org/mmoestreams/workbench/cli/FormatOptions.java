package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.RowDataSet;
import picocli.CommandLine.Option;

/** What events are: those of a data set, or of one's own. To be mixed into a command. */
final class FormatOptions {

    @Option(
            names = "--data",
            paramLabel = "NAME",
            converter = DataOption.Named.class,
            completionCandidates = DataOption.Names.class,
            description = "The data set: ${COMPLETION-CANDIDATES}. Default: " + DataSets.USUAL
                    + ", unless there is a schema.")
    private Optional<RowDataSet> named = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Avro schema of events of your own. Default: event.schema of the configuration.")
    private Optional<Path> schema = Optional.empty();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Feature spec of events of your own. Default: event.spec of the configuration.")
    private Optional<Path> featureSpec = Optional.empty();

    /**
     * The format of the events.
     *
     * @param settings how the configuration says that events are read
     * @throws IllegalArgumentException when options do not go together
     * @throws org.mmoestreams.app.config.ConfigException when schema and spec are not sound
     */
    EventFormat format(EventSettings settings) {
        return dataSet(settings).map(RowDataSet::format).orElseGet(() -> ownFormat(settings));
    }

    /**
     * The data set whose events they are, read by the configuration's spec where it has one without a schema; empty for
     * events of one's own.
     *
     * @throws IllegalArgumentException when options do not go together
     * @throws org.mmoestreams.app.config.ConfigException when the spec is not sound
     */
    Optional<RowDataSet> dataSet(EventSettings settings) {
        boolean asked = schema.isPresent() || featureSpec.isPresent();
        check(
                !asked || named.isEmpty(),
                "data",
                named.map(RowDataSet::name).orElse(""),
                "no data set beside --schema and --spec");
        if (named.isEmpty() && (asked || settings.schema().isPresent())) {
            return Optional.empty();
        }
        RowDataSet set = named.orElseGet(DataSets::usual);
        return Optional.of(
                settings.spec().isPresent() && settings.schema().isEmpty()
                        ? set.readAs(EventFormat.of(settings))
                        : set);
    }

    /**
     * How events of one's own are read.
     *
     * @throws org.mmoestreams.app.config.ConfigException when schema and spec are not sound
     */
    EventFormat ownFormat(EventSettings settings) {
        return EventFormat.of(new EventSettings(
                featureSpec.or(settings::spec),
                schema.or(settings::schema),
                settings.writerSchemas(),
                settings.maxAhead()));
    }
}
