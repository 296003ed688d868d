package org.mmoestreams.workbench.draft;

/** How much may be kept of the values of all fields together. */
final class Room {

    /** Beside the characters: what a map keeps for a value. */
    private static final int PER_VALUE = 96;

    private static final long BYTES = 160L << 20;

    private long left;

    private Room(long left) {
        this.left = left;
    }

    /** Room for a sample. */
    static Room standard() {
        return new Room(BYTES);
    }

    /** Takes room for a value; false where there is none left. */
    boolean take(String value) {
        long wanted = PER_VALUE + 2L * value.length();
        if (wanted > left) {
            return false;
        }
        left -= wanted;
        return true;
    }
}
