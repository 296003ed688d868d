package org.mmoestreams.state;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

/**
 * The name of a chunk: the part of the state it belongs to and the number of its block, {@code experts.weight/000000}.
 * The keys of one name sort by block. The same name and block mean the same thing in every learner of the same spec and
 * architecture, so that chunks of several learners can be merged by key.
 *
 * @param name the part of the state, such as {@code experts.weight} or {@code dictionary.education}
 * @param block the block's number in that part, 0 to 999,999
 */
public record ChunkKey(String name, int block) {

    /** No chunk is larger: 256 KiB, under the usual limit of a Kafka record. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int DIGITS = 6;

    /** Checks the ranges. */
    public ChunkKey {
        notBlank("chunk name", name);
        between("chunk block", block, 0, 999_999);
    }

    /**
     * Reads a key that {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static ChunkKey parse(String key) {
        int slash = key.length() - DIGITS - 1;
        boolean sound = slash > 0
                && key.charAt(slash) == '/'
                && key.chars().skip(slash + 1).allMatch(c -> c >= '0' && c <= '9');
        check(sound, "chunk key", key, "name/block with 6 digits");
        return new ChunkKey(key.substring(0, slash), Integer.parseInt(key, slash + 1, key.length(), 10));
    }

    @Override
    public String toString() {
        String digits = Integer.toString(block);
        return name + '/' + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
