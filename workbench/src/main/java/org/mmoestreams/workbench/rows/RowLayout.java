package org.mmoestreams.workbench.rows;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.client.conversion.Shown;

/**
 * How files of rows are laid out.
 *
 * @param format their format; empty: as the name of each says
 * @param separator what is between the values of CSV; empty: a tab in {@code .tsv}, else a comma
 */
public record RowLayout(Optional<RowFormat> format, Optional<Character> separator) {

    /** Checks the separator. */
    public RowLayout {
        separator.ifPresent(character -> check(
                character != '"' && character != '\n' && character != '\r',
                "separator",
                Shown.of(character.toString()),
                "a character that is neither a quote nor a line's end"));
    }

    /** As the names of the files say. */
    public static RowLayout byName() {
        return new RowLayout(Optional.empty(), Optional.empty());
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException when nothing says in which format it is, or its header is none
     * @throws java.io.UncheckedIOException naming the file when it cannot be read
     */
    RowStream open(Path file) {
        Optional<RowFormat> known = format.or(() -> RowFormat.of(file));
        check(known.isPresent(), file.toString(), "a name without format", RowFormat.allEndings() + ", or --format");
        return known.orElseThrow().open(file, separator);
    }
}
