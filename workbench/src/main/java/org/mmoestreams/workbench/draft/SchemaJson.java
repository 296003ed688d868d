package org.mmoestreams.workbench.draft;

import java.util.List;
import org.apache.avro.Schema;

/** Writes the schema of rows for people to read: a field in a line. */
final class SchemaJson {

    private SchemaJson() {}

    /** A record as JSON; types within it are named once. */
    static String of(Schema record) {
        List<String> fields = record.getFields().stream()
                .map(field -> "  {\"name\": \"" + field.name() + "\", \"type\": " + spaced(field.schema())
                        + (field.hasDefaultValue() ? ", \"default\": null" : "") + "}")
                .toList();
        return "{\"type\": \"record\", \"name\": \"" + record.getName() + "\", \"namespace\": \""
                + record.getNamespace() + "\", \"fields\": [\n" + String.join(",\n", fields) + "\n]}\n";
    }

    /** Names have no comma or colon in them. */
    private static String spaced(Schema type) {
        return type.toString().replace(",", ", ").replace(":", ": ");
    }
}
