package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Makes the Avro schema of rows: the narrowest types that take what was seen, and null for everything but id and time.
 */
final class SchemaDraft {

    private static final String ROW = "Row";

    private final String namespace;
    private final Roles roles;
    private final Set<String> recordNames = new HashSet<>();

    private SchemaDraft(String namespace, Roles roles) {
        this.namespace = namespace;
        this.roles = roles;
    }

    /** The schema of rows. Id and time come first where rows have none. */
    static Schema of(Profile row, String namespace, Roles roles) {
        return new SchemaDraft(namespace, roles).row(row);
    }

    private Schema row(Profile row) {
        List<Schema.Field> fields = new ArrayList<>();
        if (roles.id().isMade()) {
            fields.add(new Schema.Field(roles.id().path(), Schema.create(Schema.Type.STRING)));
        }
        if (roles.time().isMade()) {
            fields.add(new Schema.Field(roles.time().path(), TimeForm.MILLIS.schema()));
        }
        fields.addAll(fields(row, ""));
        return Schema.createRecord(recordName(""), null, namespace, false, fields);
    }

    private List<Schema.Field> fields(Profile record, String prefix) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Map.Entry<String, Profile> entry : record.fields().entrySet()) {
            String path = prefix + entry.getKey();
            Profile place = entry.getValue();
            if (path.equals(roles.id().path())) {
                fields.add(new Schema.Field(entry.getKey(), scalar(path, place)));
            } else if (path.equals(roles.time().path())) {
                fields.add(new Schema.Field(entry.getKey(), timeType()));
            } else {
                Schema type = nullable(types(path, place));
                fields.add(new Schema.Field(entry.getKey(), type, null, Schema.Field.NULL_DEFAULT_VALUE));
            }
        }
        return fields;
    }

    private Schema timeType() {
        return roles.time().field().flatMap(Field::time).orElseThrow().schema();
    }

    /** The types of what was seen in a place, of which there are several where it varies. */
    private List<Schema> types(String path, Profile place) {
        List<Schema> types = new ArrayList<>();
        if (!place.fields().isEmpty()) {
            types.add(Schema.createRecord(recordName(path), null, namespace, false, fields(place, path + ".")));
        }
        place.items().ifPresent(items -> types.add(array(path, items)));
        if (place.scalars().present() > 0 || types.isEmpty()) {
            types.add(scalar(path, place));
        }
        return types;
    }

    private Schema array(String path, Profile items) {
        List<Schema> types = types(path + ".item", items);
        return Schema.createArray(types.size() == 1 && !items.hasNull() ? types.get(0) : nullable(types));
    }

    private static Schema scalar(String path, Profile place) {
        FieldProfile values = place.scalars();
        if (values.present() == 0) {
            return Schema.create(Schema.Type.STRING);
        }
        Optional<TimeForm> time = place.isScalar() ? SeenFields.of(path, place).time() : Optional.empty();
        if (time.isPresent()) {
            return time.get().schema();
        }
        return Schema.create(
                switch (values.type()) {
                    case BOOLEAN -> Schema.Type.BOOLEAN;
                    case WHOLE -> Schema.Type.LONG;
                    case FRACTION -> Schema.Type.DOUBLE;
                    case DATE, TIMESTAMP, TEXT -> Schema.Type.STRING;
                });
    }

    private static Schema nullable(List<Schema> types) {
        List<Schema> branches = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL)));
        branches.addAll(types);
        return Schema.createUnion(branches);
    }

    private String recordName(String path) {
        String name = path.isEmpty() ? ROW : ROW + "_" + path.replace('.', '_');
        while (!recordNames.add(name)) {
            name += "_";
        }
        return name;
    }
}
