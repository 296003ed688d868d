package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;

/**
 * Reads an array or a map of names. As Avro's reader has it, a key of a map that comes again has its last value.
 */
final class ItemsStep implements FieldStep {

    private final WrittenType type;
    private final WrittenType item;
    private final UsedItems field;

    ItemsStep(WrittenField.Items items) {
        type = items.type();
        item = items.item();
        field = items.field();
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        Schema written = type.branch(type.readBranch(cursor));
        switch (written.getType()) {
            case NULL -> field.setMissing(event);
            case ARRAY -> readArray(cursor, event);
            default -> readMap(cursor, event);
        }
    }

    private void readArray(AvroCursor cursor, RawEvent event) throws BadEventException {
        field.begin(event);
        new ItemBlocks(cursor).forEach(() -> {
            byte[] text = text(cursor);
            if (text != null) {
                field.add(event, text, 0, text.length);
            }
        });
    }

    private void readMap(AvroCursor cursor, RawEvent event) throws BadEventException {
        Map<Utf8, byte[]> entries = new TreeMap<>();
        new ItemBlocks(cursor).forEach(() -> {
            Utf8 key = new Utf8(copy(cursor));
            entries.put(key, text(cursor));
        });
        field.begin(event);
        for (Map.Entry<Utf8, byte[]> entry : entries.entrySet()) {
            if (entry.getValue() != null) {
                byte[] name = UsedItems.entry(entry.getKey().getBytes(), entry.getValue());
                field.add(event, name, 0, name.length);
            }
        }
    }

    /** An item as UTF-8; null where it is null. */
    private byte[] text(AvroCursor cursor) throws BadEventException {
        int branch = item.readBranch(cursor);
        return switch (item.branch(branch).getType()) {
            case NULL -> null;
            case STRING, BYTES -> copy(cursor);
            case INT -> text(Integer.toString(cursor.readInt()));
            case LONG -> text(Long.toString(cursor.readLong()));
            case BOOLEAN -> text(Boolean.toString(cursor.readBoolean()));
            default -> item.readSymbol(branch, cursor);
        };
    }

    private static byte[] copy(AvroCursor cursor) throws BadEventException {
        int length = cursor.readLength();
        int from = cursor.skip(length);
        return Arrays.copyOfRange(cursor.bytes(), from, from + length);
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
