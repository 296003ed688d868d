package org.mmoestreams.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** The tables of all fields of the records that this project defines, as the documentation has them. */
public final class SchemaReference {

    private static final int WIDTH = 120;

    private static final List<Schema> SCHEMAS = List.of(
            CensusEvent.getClassSchema(),
            LabelEvent.getClassSchema(),
            Prediction.getClassSchema(),
            TaskMetrics.getClassSchema(),
            DriftEvent.getClassSchema(),
            ExpertMetrics.getClassSchema(),
            ScoredWindow.getClassSchema(),
            LearntWindow.getClassSchema());

    private SchemaReference() {}

    /** The names of the records, in their order. */
    static List<String> names() {
        return SCHEMAS.stream().map(Schema::getName).toList();
    }

    /** Markdown: for each record a heading, and for it and each type in it a table with a row for each field. */
    public static String markdown() {
        return SCHEMAS.stream().map(SchemaReference::record).collect(Collectors.joining("\n"));
    }

    private static String record(Schema schema) {
        Map<String, Schema> types = new LinkedHashMap<>();
        collect(schema, types);
        types.remove(schema.getFullName());
        return "### " + schema.getName() + "\n\n" + wrapped(schema.getDoc()) + "\n" + fields(schema)
                + types.values().stream().map(SchemaReference::inner).collect(Collectors.joining());
    }

    private static String inner(Schema type) {
        String head = "`" + type.getName() + "`: " + type.getDoc();
        return type.getType() == Schema.Type.ENUM
                ? "\n" + wrapped(head + " One of " + code(type.getEnumSymbols()) + ".")
                : "\n" + wrapped(head) + "\n" + fields(type);
    }

    private static String fields(Schema record) {
        return "| field | type | meaning |\n|---|---|---|\n"
                + record.getFields().stream()
                        .map(field ->
                                "| `" + field.name() + "` | " + type(field.schema()) + " | " + field.doc() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String type(Schema schema) {
        String name =
                switch (schema.getType()) {
                    case UNION ->
                        schema.getTypes().stream().map(SchemaReference::type).collect(Collectors.joining(" or "));
                    case ARRAY -> "array of " + type(schema.getElementType());
                    case MAP -> "map of " + type(schema.getValueType());
                    case RECORD, ENUM, FIXED -> "`" + schema.getName() + "`";
                    default -> schema.getType().getName();
                };
        return schema.getLogicalType() == null
                ? name
                : name + " (" + schema.getLogicalType().getName() + ")";
    }

    private static void collect(Schema schema, Map<String, Schema> types) {
        switch (schema.getType()) {
            case RECORD -> {
                if (types.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), types));
                }
            }
            case ENUM, FIXED -> types.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), types);
            case MAP -> collect(schema.getValueType(), types);
            case UNION -> schema.getTypes().forEach(type -> collect(type, types));
            default -> {}
        }
    }

    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : text.split(" ", -1)) {
            if (length > 0) {
                boolean fits = length + 1 + word.length() <= WIDTH;
                lines.append(fits ? " " : "\n");
                length = fits ? length + 1 : 0;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.append("\n").toString();
    }

    private static String code(List<String> symbols) {
        return symbols.stream().map(symbol -> "`" + symbol + "`").collect(Collectors.joining(", "));
    }
}
