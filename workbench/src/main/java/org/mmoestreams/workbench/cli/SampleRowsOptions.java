package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mmoestreams.workbench.data.RowFiles;
import org.mmoestreams.workbench.draft.DraftOrigin;
import org.mmoestreams.workbench.draft.RowSample;
import org.mmoestreams.workbench.draft.Sample;
import org.mmoestreams.workbench.draft.ShellText;
import org.mmoestreams.workbench.rows.RowFormat;
import org.mmoestreams.workbench.rows.RowLayout;
import picocli.CommandLine.Option;

/** Rows to look at. To be mixed into a command. */
final class SampleRowsOptions {

    @Option(
            names = "--rows",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows, plain, gzip or zstd, in this order.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = RowOptions.Format.class,
            description = "How they are written: csv or json-lines. Default: as the name says, .csv, .tsv, .jsonl,"
                    + " .ndjson or .json, before .gz or .zst.")
    private Optional<RowFormat> format = Optional.empty();

    @Option(
            names = "--separator",
            paramLabel = "C",
            converter = RowOptions.Separator.class,
            description = "What is between values of CSV; \\t or tab for a tab. Default: a comma, a tab in .tsv.")
    private Optional<Character> separator = Optional.empty();

    @Option(
            names = "--nulls",
            paramLabel = "TEXTS",
            description = "Texts of CSV that stand for null, separated by commas; ,NA is the empty text and NA."
                    + " Default: the empty text.")
    private Optional<String> nulls = Optional.empty();

    /** The files; none where it is no rows that are to be looked at. */
    List<Path> files() {
        return files;
    }

    /** Whether nothing is said of how the files are written. */
    boolean isPlain() {
        return Stream.of(format, separator, nulls).allMatch(Optional::isEmpty);
    }

    /**
     * Looks at rows.
     *
     * @param most how many
     * @throws IllegalArgumentException when a file cannot be read, or has names that fields cannot have
     */
    Sample sample(int most) {
        RowFiles.checkReadable("rows", files);
        Set<String> texts = new TreeSet<>(Arrays.asList(nulls.orElse("").split(",", -1)));
        try {
            return RowSample.of(files, new RowLayout(format, separator), texts, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage().startsWith("rows: ") ? e.getMessage() : "rows: " + e.getMessage(), e);
        }
    }

    /** Where a draft of these rows comes from. */
    DraftOrigin origin(Sample sample) {
        String names = String.join(
                ", ", files.stream().map(file -> file.getFileName().toString()).toList());
        String name = DraftOrigin.nameOf(files.get(0).getFileName().toString());
        List<String> notes = sample.unusable() == 0
                ? List.of()
                : List.of(
                        "TODO: " + sample.unusable() + " more rows cannot be read; --bad-rows skip passes them over.");
        String rows = ShellText.words(arguments(sample));
        return new DraftOrigin(
                name,
                name + ".events",
                "the first " + sample.rows() + " rows of " + names,
                notes,
                List.of(
                        "mmoe-streams demo --config %s " + rows,
                        "mmoe-streams run --bootstrap HOST:PORT --create-topics --config %s",
                        "mmoe-streams replay --bootstrap HOST:PORT --config %s " + rows));
    }

    private List<String> arguments(Sample sample) {
        List<String> arguments = new ArrayList<>();
        format.ifPresent(known -> arguments.addAll(List.of("--format", known.title())));
        separator.ifPresent(c -> arguments.addAll(List.of("--separator", c == '\t' ? "tab" : c.toString())));
        nulls.ifPresent(texts -> arguments.addAll(List.of("--nulls", texts)));
        if (sample.unusable() > 0) {
            arguments.addAll(List.of("--bad-rows", "skip"));
        }
        arguments.add("--rows");
        files.forEach(file -> arguments.add(file.toString()));
        return arguments;
    }
}
