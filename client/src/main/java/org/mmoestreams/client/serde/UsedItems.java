package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;

/**
 * A used field that holds several names: an array, or a map, whose entries become names such as {@code colour=red}, in
 * the order of their keys' bytes, for a map has no order of its own. An item that is null is left out.
 */
final class UsedItems extends Used {

    private static final String ROLE = "the spec's multi-valued";
    /** What items can be: names, but none that are bytes. */
    private static final Set<Schema.Type> ITEMS =
            Set.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);

    private final Schema type;
    private final int index;

    /**
     * A field.
     *
     * @param type in the event schema
     * @param index its place among the multi-valued fields
     */
    UsedItems(FieldPath path, Schema type, int index) {
        super(path);
        this.type = AvroTypes.values(type).get(0);
        this.index = index;
    }

    /** Whether a type can be that of a multi-valued field. */
    static boolean takes(Schema type) {
        if (AvroTypes.values(type).size() != 1) {
            return false;
        }
        Schema collection = AvroTypes.values(type).get(0);
        boolean isOne = collection.getType() == Schema.Type.ARRAY || collection.getType() == Schema.Type.MAP;
        return isOne
                && AvroTypes.values(itemOf(collection)).size() == 1
                && ITEMS.contains(AvroTypes.values(itemOf(collection)).get(0).getType());
    }

    /** The types that can be, in words. */
    static String expected() {
        return "an array or a map of string or enum or int or long or boolean, for " + ROLE;
    }

    /** What an array or a map holds. */
    static Schema itemOf(Schema collection) {
        return collection.getType() == Schema.Type.ARRAY ? collection.getElementType() : collection.getValueType();
    }

    /** The array or the map, without null. */
    Schema type() {
        return type;
    }

    /** What it holds, by the event schema. */
    Schema item() {
        return itemOf(type);
    }

    @Override
    String name() {
        return ROLE;
    }

    @Override
    boolean isVital() {
        return false;
    }

    @Override
    void setMissing(RawEvent event) {
        event.setItemsMissing(index);
    }

    /** Begins a value: items come next. */
    void begin(RawEvent event) {
        event.clearItems(index);
    }

    /** Adds an item of an array, given as UTF-8. */
    void add(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.addItem(index, bytes, offset, length);
    }

    @Override
    void set(RawEvent event, Object value) throws BadEventException {
        begin(event);
        if (value instanceof Map<?, ?> entries) {
            Map<Utf8, Object> sorted = new TreeMap<>();
            entries.forEach((key, of) -> sorted.put((Utf8) key, of));
            for (Map.Entry<Utf8, Object> entry : sorted.entrySet()) {
                if (entry.getValue() != null) {
                    add(event, entry(bytes(entry.getKey()), bytes(entry.getValue())));
                }
            }
            return;
        }
        for (Object item : (Collection<?>) value) {
            if (item != null) {
                add(event, bytes(item));
            }
        }
    }

    /** The name that an entry of a map becomes. */
    static byte[] entry(byte[] key, byte[] value) {
        byte[] entry = new byte[key.length + 1 + value.length];
        System.arraycopy(key, 0, entry, 0, key.length);
        entry[key.length] = '=';
        System.arraycopy(value, 0, entry, key.length + 1, value.length);
        return entry;
    }

    private void add(RawEvent event, byte[] name) throws BadEventException {
        add(event, name, 0, name.length);
    }

    /** A copy: Avro's reader uses its texts again. */
    private static byte[] bytes(Object value) {
        return value instanceof Utf8 text
                ? Arrays.copyOf(text.getBytes(), text.getByteLength())
                : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
