package org.mmoestreams.workbench.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.client.conversion.JsonText;
import org.mmoestreams.client.conversion.Shown;

/** A file with an object of JSON in each line. Blank lines are passed over. */
final class JsonLines implements RowStream {

    private final Path file;
    private final Lines lines;

    private JsonLines(Path file) {
        this.file = file;
        this.lines = Lines.open(file);
    }

    /** @throws java.io.UncheckedIOException naming the file when it cannot be opened */
    static RowStream open(Path file) {
        return new JsonLines(file);
    }

    @Override
    public Row next() {
        Lines.Line line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    @Override
    public Optional<Header> header() {
        return Optional.empty();
    }

    @Override
    public void close() {
        lines.close();
    }

    private Row row(Lines.Line line) {
        Place place = new Place(file, line.number());
        if (!line.isText()) {
            return Row.Malformed.notUtf8(place);
        }
        try {
            return JsonText.parse(line.text()) instanceof ObjectNode object
                    ? new Row.Json(place, object)
                    : new Row.Malformed(place, Shown.of(line.text()) + " (expected: an object of JSON, {...})");
        } catch (IllegalArgumentException e) {
            return new Row.Malformed(place, e.getMessage() + " (expected: an object of JSON)");
        }
    }
}
