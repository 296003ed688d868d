package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaReferenceTest {

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "schemas.md")))
                .as("docs/schemas.md holds the tables that `mmoe-streams config --reference schemas` prints")
                .contains("a test compares -->\n\n" + SchemaReference.markdown() + "\n<!-- end of the tables -->");
    }

    @Test
    void hasEverySchemaOfTheProject() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "schemas", "src", "main", "avro"))) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".avsc", ""))
                    .toList();
            assertThat(SchemaReference.names()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void hasThreeColumnsInEachRow() {
        assertThat(SchemaReference.markdown().lines().filter(line -> line.startsWith("| ")))
                .isNotEmpty()
                .allMatch(row -> row.split("\\|").length == 4);
    }
}
