package org.mmoestreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;

/** Data that was written with a published schema stays readable with the current one. */
class CompatibilityTest {

    @Test
    void currentSchemasReadTheDataOfEveryPublishedVersion() {
        assertThat(SchemaFiles.versions()).isNotEmpty();
        Map<String, Schema> current = SchemaFiles.current();
        for (Path version : SchemaFiles.versions()) {
            Map<String, Schema> published = SchemaFiles.in(version);
            assertThat(published)
                    .as("schemas published as %s", version.getFileName())
                    .isNotEmpty();
            published.forEach((name, schema) -> assertThat(problems(current.get(name), schema))
                    .as(
                            "%s of published version %s (a released schema only takes changes that are backward"
                                    + " compatible)",
                            name, version.getFileName())
                    .isEmpty());
        }
    }

    @Test
    void everyCurrentSchemaIsAmongTheNewestPublishedOnes() {
        List<Path> versions = SchemaFiles.versions();
        Path newest = versions.get(versions.size() - 1);
        assertThat(SchemaFiles.in(newest))
                .as("published schemas in %s (copy a new schema there when it is first released)", newest)
                .containsOnlyKeys(SchemaFiles.current().keySet());
    }

    @Test
    void findsTakenAwaySchemasAndChangesThatBreakReaders() {
        Schema published = visit().requiredString("id").requiredLong("count").endRecord();
        assertThat(problems(null, published)).containsExactly("the schema is gone");
        assertThat(problems(visit().requiredString("id").requiredInt("count").endRecord(), published))
                .singleElement()
                .asString()
                .contains("TYPE_MISMATCH", "/fields/1/type");
        assertThat(problems(
                        visit().requiredString("id")
                                .requiredLong("count")
                                .requiredString("place")
                                .endRecord(),
                        published))
                .singleElement()
                .asString()
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "place");
    }

    @Test
    void findsAChangedMeaningOfTheSameBytes() {
        Schema millis = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        Schema micros = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        Schema published = visit().name("at").type(nullable(millis)).noDefault().endRecord();
        assertThat(problems(
                        visit().name("at").type(nullable(micros)).noDefault().endRecord(), published))
                .containsExactly("at: timestamp-micros, was timestamp-millis");
    }

    @Test
    void takesChangesThatReadersGetAlongWith() {
        Schema published = visit().requiredString("id").requiredInt("count").endRecord();
        Schema grown = visit().requiredString("id")
                .requiredLong("count")
                .optionalString("place")
                .endRecord();
        assertThat(problems(grown, published)).isEmpty();
        assertThat(problems(visit().requiredString("id").endRecord(), published))
                .isEmpty();
    }

    private static List<String> problems(Schema current, Schema published) {
        if (current == null) {
            return List.of("the schema is gone");
        }
        List<String> problems = new ArrayList<>();
        SchemaCompatibility.checkReaderWriterCompatibility(current, published)
                .getResult()
                .getIncompatibilities()
                .forEach(problem -> problems.add(problem.toString()));
        compareLogicalTypes("", current, published, problems);
        return problems;
    }

    /** Avro's own check looks at the bytes alone: seconds for milliseconds would pass it. */
    private static void compareLogicalTypes(String path, Schema current, Schema published, List<String> problems) {
        if (current.getType() == Schema.Type.UNION && published.getType() == Schema.Type.UNION) {
            for (int i = 0;
                    i < Math.min(current.getTypes().size(), published.getTypes().size());
                    i++) {
                compareLogicalTypes(
                        path, current.getTypes().get(i), published.getTypes().get(i), problems);
            }
        } else if (current.getType() == Schema.Type.ARRAY && published.getType() == Schema.Type.ARRAY) {
            compareLogicalTypes(path + "[]", current.getElementType(), published.getElementType(), problems);
        } else if (current.getType() == Schema.Type.RECORD && published.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : published.getFields()) {
                Schema.Field now = current.getField(field.name());
                if (now != null) {
                    compareLogicalTypes(path + field.name(), now.schema(), field.schema(), problems);
                }
            }
        } else if (!Objects.equals(logicalType(current), logicalType(published))) {
            problems.add(path + ": " + logicalType(current) + ", was " + logicalType(published));
        }
    }

    private static String logicalType(Schema schema) {
        return schema.getLogicalType() == null ? null : schema.getLogicalType().getName();
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    private static SchemaBuilder.FieldAssembler<Schema> visit() {
        return SchemaBuilder.record("Visit").fields();
    }
}
