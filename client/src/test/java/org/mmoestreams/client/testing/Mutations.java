package org.mmoestreams.client.testing;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes as a fuzzer does. */
public final class Mutations {

    private static final byte[] EDGES = {0, 1, -1, 2, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xC3};

    private Mutations() {}

    /**
     * A damaged copy: mostly one, up to four flips, other values, inserts, deletes, doublings, numbers in more bytes
     * than they need, or splices with another sample.
     *
     * @param from damage begins at this byte
     */
    public static byte[] of(byte[] sample, List<byte[]> others, int from, SplittableRandom random) {
        byte[] bytes = sample.clone();
        for (int i = random.nextInt(3) == 0 ? random.nextInt(4) : 0; i >= 0; i--) {
            bytes = once(bytes, others, Math.min(from, bytes.length), random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, List<byte[]> others, int from, SplittableRandom random) {
        int at = from + random.nextInt(bytes.length - from + 1);
        int to = at + random.nextInt(Math.min(12, bytes.length - at) + 1);
        return switch (random.nextInt(9)) {
            case 0, 6, 7 -> changed(bytes, at, at < bytes.length ? bytes[at] ^ (1 << random.nextInt(8)) : 0);
            case 1 -> changed(bytes, at, EDGES[random.nextInt(EDGES.length)]);
            case 2 -> joined(bytes, at, EDGES[random.nextInt(EDGES.length)], bytes, at);
            case 3 -> joined(bytes, at, bytes, to);
            case 4 -> joined(bytes, to, bytes, at);
            case 5 -> at < bytes.length ? lengthened(bytes, at, random.nextInt(9)) : bytes;
            default -> {
                byte[] other = others.get(random.nextInt(others.size()));
                int first = Math.min(from, other.length);
                yield joined(bytes, at, other, first + random.nextInt(other.length - first + 1));
            }
        };
    }

    /** The same number, if there is one at this byte, in so many bytes more. */
    private static byte[] lengthened(byte[] bytes, int at, int more) {
        byte[] longer = changed(bytes, at, bytes[at] | 0x80);
        for (int i = 0; i < more; i++) {
            longer = joined(longer, at + 1, (byte) 0x80, longer, at + 1);
        }
        return joined(longer, at + 1 + more, (byte) 0, longer, at + 1 + more);
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        if (at < bytes.length) {
            changed[at] = (byte) value;
        }
        return changed;
    }

    private static byte[] joined(byte[] head, int headEnd, byte between, byte[] tail, int tailStart) {
        byte[] longer = Arrays.copyOf(head, headEnd + 1);
        longer[headEnd] = between;
        return joined(longer, headEnd + 1, tail, tailStart);
    }

    private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }
}
