package org.mmoestreams.features;

/**
 * A hash of the embedding rows that some fields have, the same in every process and of every version: a model's weights
 * hang on it. Each row is added by exclusive or and mixed by the finaliser of MurmurHash3's 128-bit variant (Appleby,
 * 2011, in the public domain), which is one to one: of hashes of as many rows, two that differ in one row differ. Who
 * picks values can make them collide; what that costs is an embedding that combinations share, as all do by chance.
 */
public final class RowHash {

    /** What a row is multiplied by first. */
    public static final long FIRST_FACTOR = 0xFF51AFD7ED558CCDL;
    /** What it is multiplied by then. */
    public static final long SECOND_FACTOR = 0xC4CEB9FE1A85EC53L;
    /** By how many bits it is folded before, between and after. */
    public static final int SHIFT = 33;

    private RowHash() {}

    /** The hash of the rows before, {@code hash}, 0 where there are none, and of one more. */
    public static long with(long hash, long row) {
        long mixed = hash ^ row;
        mixed = (mixed ^ (mixed >>> SHIFT)) * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> SHIFT)) * SECOND_FACTOR;
        return mixed ^ (mixed >>> SHIFT);
    }
}
