package org.mmoestreams.client.serde;

/** Goes over the items of an array or a map, which come in blocks. */
final class ItemBlocks {

    /** So many items may take no bytes at all. */
    static final int MAX_EMPTY_ITEMS = 1 << 16;

    private final AvroCursor cursor;
    private int emptyItems;

    ItemBlocks(AvroCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads one item. */
    @FunctionalInterface
    interface ItemReader {
        void read() throws BadEventException;
    }

    /** Has each item read, to the end of the last block. */
    void forEach(ItemReader reader) throws BadEventException {
        for (long count = cursor.readLong(); count != 0; count = cursor.readLong()) {
            // a negative count is followed by the block's length in bytes, so that readers may skip it
            int length = count < 0 ? cursor.readLength() : -1;
            int from = cursor.position();
            long items = Math.abs(count);
            for (long i = 0; i != items; i++) {
                int before = cursor.position();
                reader.read();
                countEmpty(before);
            }
            if (length >= 0 && cursor.position() != from + length) {
                throw AvroCursor.malformed("a block whose items do not take the bytes that it says");
            }
        }
    }

    private void countEmpty(int before) throws BadEventException {
        if (cursor.position() == before && ++emptyItems > MAX_EMPTY_ITEMS) {
            throw AvroCursor.malformed("more than " + MAX_EMPTY_ITEMS + " items without bytes");
        }
    }
}
