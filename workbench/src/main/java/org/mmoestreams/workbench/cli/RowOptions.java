package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.rows.RowFormat;
import org.mmoestreams.workbench.rows.RowLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Which rows, and what they are. To be mixed into a command. */
final class RowOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private FormatOptions events;

    @Option(
            names = "--rows",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files of rows, plain, gzip or zstd, in this order. Your own name their values, by the header of"
                            + " CSV or the keys of JSON. Default: generated rows of the data set.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.class,
            description = "How your own rows are written: csv or json-lines. Default: as the name says, .csv, .tsv,"
                    + " .jsonl, .ndjson or .json, before .gz or .zst.")
    private Optional<RowFormat> format = Optional.empty();

    @Option(
            names = "--separator",
            paramLabel = "C",
            converter = Separator.class,
            description = "What is between values of CSV; \\t or tab for a tab. Default: a comma, a tab in .tsv.")
    private Optional<Character> separator = Optional.empty();

    @Option(
            names = "--nulls",
            paramLabel = "TEXTS",
            description = "Texts of CSV that stand for null in fields that may be null, separated by commas; ,NA is the"
                    + " empty text and NA. Default: the empty text.")
    private Optional<String> nulls = Optional.empty();

    @Option(
            names = "--bad-rows",
            paramLabel = "WHAT",
            description = "What becomes of rows of your own that make no event: fail or skip. Default: fail.")
    private Optional<BadRows> badRows = Optional.empty();

    /** The files; none: generated rows. */
    List<Path> files() {
        return files;
    }

    /**
     * The data set.
     *
     * @param settings how the configuration says that events are read
     * @param columns columns of rows of one's own to be kept beside the events, where they are no fields
     * @throws IllegalArgumentException when options do not go together
     * @throws org.mmoestreams.app.config.ConfigException when schema and spec are not sound
     */
    DataSet set(EventSettings settings, Set<String> columns) {
        Optional<RowDataSet> set = events.dataSet(settings);
        if (set.isPresent()) {
            checkNothingOfOwnRows();
            return set.get();
        }
        return DataSets.own(
                events.ownFormat(settings),
                new RowLayout(format, separator),
                nulls.map(RowOptions::texts).orElseGet(Nulls::empty),
                badRows.orElse(BadRows.FAIL).told(spec.commandLine().getErr()),
                columns);
    }

    private void checkNothingOfOwnRows() {
        check(
                Stream.of(format, separator, nulls, badRows).allMatch(Optional::isEmpty),
                "format, --separator, --nulls, --bad-rows",
                "given",
                "a schema of your own beside them: --schema, or event.schema in --config");
    }

    static Nulls texts(String list) {
        return new Nulls(new HashSet<>(Arrays.asList(list.split(",", -1))));
    }

    /** Finds a format by its name. */
    static final class Format implements ITypeConverter<RowFormat> {

        @Override
        public RowFormat convert(String name) {
            return Arrays.stream(RowFormat.values())
                    .filter(format -> format.title().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(name + " (expected: "
                            + Arrays.stream(RowFormat.values())
                                    .map(RowFormat::title)
                                    .collect(Collectors.joining(" or "))
                            + ")"));
        }
    }

    /** Reads a character; a tab is hard to write in a shell. */
    static final class Separator implements ITypeConverter<Character> {

        @Override
        public Character convert(String text) {
            if (text.equals("\\t") || text.equals("tab")) {
                return '\t';
            }
            if (text.length() != 1) {
                throw new TypeConversionException(text + " (expected: one character, or \\t)");
            }
            return text.charAt(0);
        }
    }
}
