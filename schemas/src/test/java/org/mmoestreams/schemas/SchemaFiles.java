package org.mmoestreams.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas of this module as they are, and as they were published, by name. */
final class SchemaFiles {

    static final Path PUBLISHED = Path.of("src", "test", "resources", "published");

    private SchemaFiles() {}

    static Map<String, Schema> current() {
        return in(Path.of("src", "main", "avro"));
    }

    /** The folders of all published versions, oldest first. */
    static List<Path> versions() {
        return list(PUBLISHED).stream()
                .sorted((one, other) -> Integer.compare(number(one), number(other)))
                .toList();
    }

    static Map<String, Schema> in(Path folder) {
        Map<String, Schema> schemas = new TreeMap<>();
        for (Path file : list(folder)) {
            try {
                Schema schema = new Schema.Parser().parse(Files.readString(file));
                schemas.put(schema.getName(), schema);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
