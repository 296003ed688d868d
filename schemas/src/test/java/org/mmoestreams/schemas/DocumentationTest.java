package org.mmoestreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

    static Set<String> schemas() {
        return SchemaFiles.current().keySet();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyTypeAndFieldIsDocumented(String name) {
        assertThat(undocumented(SchemaFiles.current().get(name))).isEmpty();
    }

    @Test
    void coversEverySchema() {
        assertThat(SchemaFiles.current())
                .containsOnlyKeys(
                        "CensusEvent",
                        "DriftEvent",
                        "ExpertMetrics",
                        "LabelEvent",
                        "LearntWindow",
                        "Prediction",
                        "ScoredWindow",
                        "TaskMetrics");
    }

    @Test
    void findsWhatIsUndocumentedInNestedTypes() {
        Schema inner =
                SchemaBuilder.record("Inner").fields().requiredInt("bare").endRecord();
        Schema side = SchemaBuilder.enumeration("Side").symbols("LEFT");
        Schema outer = SchemaBuilder.record("Outer")
                .doc("Documented.")
                .fields()
                .name("inners")
                .doc("Documented.")
                .type()
                .array()
                .items(inner)
                .noDefault()
                .name("side")
                .doc(" ")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), side))
                .noDefault()
                .endRecord();
        assertThat(undocumented(outer)).containsExactly("Inner", "Inner.bare", "Outer.side", "Side");
    }

    private static List<String> undocumented(Schema schema) {
        List<String> found = new ArrayList<>();
        switch (schema.getType()) {
            case RECORD -> {
                check(schema.getName(), schema.getDoc(), found);
                schema.getFields().forEach(field -> {
                    check(schema.getName() + "." + field.name(), field.doc(), found);
                    found.addAll(undocumented(field.schema()));
                });
            }
            case ENUM -> check(schema.getName(), schema.getDoc(), found);
            case FIXED -> check(schema.getName(), schema.getDoc(), found);
            case ARRAY -> found.addAll(undocumented(schema.getElementType()));
            case MAP -> found.addAll(undocumented(schema.getValueType()));
            case UNION -> schema.getTypes().forEach(type -> found.addAll(undocumented(type)));
            default -> {}
        }
        return found;
    }

    private static void check(String name, String doc, List<String> found) {
        if (doc == null || doc.isBlank()) {
            found.add(name);
        }
    }
}
