package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.checks.EditDistance;

/** A record: of JSON's object, by the fields' names. A key that is no field is an error. */
public final class RecordConversion extends Parts {

    private final Schema schema;
    private final List<FieldConversion> fields = new ArrayList<>();
    private final Map<String, FieldConversion> byName = new HashMap<>();

    private RecordConversion(Schema schema) {
        super("an object of JSON, {...}");
        this.schema = schema;
    }

    /** A record whose fields are added next: one of them may be of this very record. */
    static RecordConversion withoutFields(Schema schema) {
        return new RecordConversion(schema);
    }

    void add(FieldConversion field) {
        fields.add(field);
        byName.put(field.name(), field);
    }

    @Override
    public GenericRecord ofJson(JsonNode node) {
        if (!node.isObject()) {
            throw unfit(node);
        }
        GenericRecord record = new GenericData.Record(schema);
        int known = 0;
        for (FieldConversion field : fields) {
            JsonNode value = node.get(field.name());
            known += value == null ? 0 : 1;
            record.put(field.position(), value == null ? field.standIn() : field.ofJson(value));
        }
        if (known < node.size()) {
            throw unknownKey(node);
        }
        return record;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isObject();
    }

    /** The record's schema. */
    public Schema schema() {
        return schema;
    }

    /** Its fields, in order. */
    public List<FieldConversion> fields() {
        return fields;
    }

    /** The field of a name, null where there is none. */
    public FieldConversion field(String name) {
        return byName.get(name);
    }

    private UnfitValueException unknownKey(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        String unknown = names.next();
        while (byName.containsKey(unknown)) {
            unknown = names.next();
        }
        return UnfitValueException.saying(
                        "no field of " + schema.getFullName(),
                        "keys that are its fields"
                                + EditDistance.nearTo(unknown, byName.keySet())
                                        .map(near -> "; the nearest is " + near)
                                        .orElse(""))
                .in(unknown);
    }
}
