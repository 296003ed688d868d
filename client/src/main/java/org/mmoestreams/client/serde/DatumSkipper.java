package org.mmoestreams.client.serde;

import org.apache.avro.Schema;

/**
 * Goes over a datum of any schema and makes nothing of it, so that no claim of the datum takes memory: lengths are
 * believed only as far as there are bytes, values nest at most 64 deep, and at most 65,536 items take no bytes at all.
 * Costs time in proportion to the bytes.
 */
final class DatumSkipper implements FieldStep {

    static final int MAX_DEPTH = 64;
    static final int MAX_EMPTY_ITEMS = 1 << 16;

    private final Schema schema;
    private long emptyItems;

    DatumSkipper(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        skip(cursor);
    }

    /** Goes on to the end of a datum. */
    void skip(AvroCursor cursor) throws BadEventException {
        emptyItems = 0;
        skip(schema, cursor, MAX_DEPTH);
    }

    private void skip(Schema type, AvroCursor cursor, int depth) throws BadEventException {
        switch (type.getType()) {
            case NULL -> {}
            case BOOLEAN -> cursor.readBoolean();
            case INT -> cursor.readInt();
            case LONG -> cursor.readLong();
            case FLOAT -> cursor.readFloat();
            case DOUBLE -> cursor.readDouble();
            case STRING, BYTES -> cursor.skip(cursor.readLength());
            case FIXED -> cursor.skip(type.getFixedSize());
            case ENUM -> cursor.readIndex(type.getEnumSymbols().size());
            case UNION ->
                skip(type.getTypes().get(cursor.readIndex(type.getTypes().size())), cursor, depth);
            case RECORD -> skipFields(type, cursor, deeper(depth));
            case ARRAY -> skipItems(false, type.getElementType(), cursor, deeper(depth));
            case MAP -> skipItems(true, type.getValueType(), cursor, deeper(depth));
        }
    }

    private void skipFields(Schema record, AvroCursor cursor, int depth) throws BadEventException {
        for (Schema.Field field : record.getFields()) {
            skip(field.schema(), cursor, depth);
        }
    }

    private void skipItems(boolean isMap, Schema item, AvroCursor cursor, int depth) throws BadEventException {
        new ItemBlocks(cursor).forEach(() -> {
            int before = cursor.position();
            if (isMap) {
                cursor.skip(cursor.readLength());
            }
            skip(item, cursor, depth);
            if (cursor.position() == before) {
                countEmpty();
            }
        });
    }

    private void countEmpty() throws BadEventException {
        if (++emptyItems > MAX_EMPTY_ITEMS) {
            throw AvroCursor.malformed("more than " + MAX_EMPTY_ITEMS + " items without bytes");
        }
    }

    private static int deeper(int depth) throws BadEventException {
        if (depth == 0) {
            throw AvroCursor.malformed("values more than " + MAX_DEPTH + " deep");
        }
        return depth - 1;
    }
}
