package org.mmoestreams.features;

/**
 * A hash of texts that is the same in every process and of every version: a model's weights hang on it. Words of eight
 * bytes are taken in one after the other, each mixed as {@link RowHash} does. Who picks values can make them collide.
 */
final class ValueHash {

    private ValueHash() {}

    /** The hash of {@code length} bytes of a buffer; all its bits are of use. */
    static long of(byte[] buffer, int offset, int length, long seed) {
        long hash = RowHash.with(seed, length);
        for (int at = offset; at + Long.BYTES <= offset + length; at += Long.BYTES) {
            hash = RowHash.with(hash, ByteWords.at(buffer, at));
        }
        return RowHash.with(hash, ByteWords.rest(buffer, offset, length));
    }
}
