package org.mmoestreams.workbench.rows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How rows are written in a file. One more format is a constant here and a class that reads it. */
public enum RowFormat {
    /** Comma-separated values with a header; see {@link CsvRows}. */
    CSV(".csv, .tsv") {
        @Override
        RowStream open(Path file, Optional<Character> separator) {
            return CsvRows.open(file, separator.orElse(baseName(file).endsWith(".tsv") ? '\t' : ','));
        }
    },
    /** An object of JSON in each line; see {@link JsonLines}. */
    JSON_LINES(".jsonl, .ndjson, .json") {
        @Override
        RowStream open(Path file, Optional<Character> separator) {
            return JsonLines.open(file);
        }
    };

    private final String endings;

    RowFormat(String endings) {
        this.endings = endings;
    }

    /** The format that a file's name speaks for, before {@code .gz} or {@code .zst}; empty where it does not. */
    public static Optional<RowFormat> of(Path file) {
        String name = baseName(file);
        return Arrays.stream(values())
                .filter(format -> Arrays.stream(format.endings.split(", ")).anyMatch(name::endsWith))
                .findFirst();
    }

    /** The endings that speak for a format. */
    static String allEndings() {
        return Arrays.stream(values()).map(format -> format.endings).collect(Collectors.joining(", "));
    }

    /** Its name for people: {@code csv}, {@code json-lines}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Opens a file.
     *
     * @param separator what is between values, where the format has that; empty: as the name says, else a comma
     */
    abstract RowStream open(Path file, Optional<Character> separator);

    private static String baseName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zst|zstd)$", "");
    }
}
