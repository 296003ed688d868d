package org.mmoestreams.features;

import java.security.SecureRandom;

/**
 * Hashes texts under a secret that is drawn anew for each instance, so that nobody who picks the texts can pick them to
 * collide. A word is multiplied by a secret factor and the two halves of the 128-bit product are folded (as in Wang
 * Yi's wyhash): what a difference of two texts does to the hash depends on the secret, which a product of 64 bits by a
 * known factor would not give.
 */
final class TextHash {

    private final long seed;
    private final long factor;

    private TextHash(long seed, long factor) {
        this.seed = seed;
        this.factor = factor;
    }

    /** Hashes under a new secret. */
    static TextHash random() {
        SecureRandom random = new SecureRandom();
        // an odd factor loses no bit of a word
        return new TextHash(random.nextLong(), random.nextLong() | 1);
    }

    /**
     * The hash of {@code length} bytes of a buffer; all its bits are of use.
     *
     * @param rest the text's {@link ByteWords#rest}
     */
    int of(byte[] buffer, int offset, int length, long rest) {
        long hash = seed ^ length;
        for (int at = offset; at + Long.BYTES <= offset + length; at += Long.BYTES) {
            hash = mix(hash ^ ByteWords.at(buffer, at));
        }
        return (int) mix(hash ^ rest);
    }

    private long mix(long word) {
        return Math.multiplyHigh(word, factor) ^ (word * factor);
    }
}
