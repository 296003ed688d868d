package org.mmoestreams.features;

import java.util.Arrays;

/**
 * Texts by number: an open-addressing hash table over UTF-8 bytes. A look-up takes constant time, whatever the texts,
 * and allocates nothing. The table's layout differs from instance to instance.
 */
final class TextTable {

    private static final int LEAST_TEXTS = 16;

    private final TextHash hash = TextHash.random();
    private byte[][] texts = new byte[LEAST_TEXTS][];
    private long[] rests = new long[LEAST_TEXTS];
    private int[] table = new int[4 * LEAST_TEXTS];
    private int size;

    /** How many texts there are. */
    int size() {
        return size;
    }

    /** The number of a text of {@code length} bytes, at least 0; -1 where it is not here. */
    int find(byte[] buffer, int offset, int length) {
        int mask = table.length - 1;
        long rest = ByteWords.rest(buffer, offset, length);
        for (int at = hash.of(buffer, offset, length, rest) & mask; table[at] != 0; at = at + 1 & mask) {
            int number = table[at] - 1;
            if (rests[number] == rest && startsAlike(texts[number], buffer, offset, length)) {
                return number;
            }
        }
        return -1;
    }

    /** The text with a number; null where none has it. Not to be changed. */
    byte[] get(int number) {
        return number < texts.length ? texts[number] : null;
    }

    /** Gives a number that is free to a text, which is kept. */
    void put(int number, byte[] text) {
        if (number >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(number + 1, 2 * texts.length));
            rests = Arrays.copyOf(rests, texts.length);
        }
        texts[number] = text;
        rests[number] = ByteWords.rest(text, 0, text.length);
        size++;
        if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int i = 0; i < texts.length; i++) {
                if (texts[i] != null) {
                    insert(i);
                }
            }
        } else {
            insert(number);
        }
    }

    /** Takes the text away that has a number; those whose place in the table lay behind its own move up. */
    void remove(int number) {
        int mask = table.length - 1;
        int free = home(number);
        while (table[free] != number + 1) {
            free = free + 1 & mask;
        }
        table[free] = 0;
        for (int at = free + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            int fromHome = at - home(table[at] - 1) & mask;
            if (fromHome >= (at - free & mask)) {
                table[free] = table[at];
                table[at] = 0;
                free = at;
            }
        }
        texts[number] = null;
        size--;
    }

    /** Whether a text has this length and these whole words. */
    private static boolean startsAlike(byte[] text, byte[] buffer, int offset, int length) {
        if (text.length != length) {
            return false;
        }
        for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES) {
            if (ByteWords.at(text, at) != ByteWords.at(buffer, offset + at)) {
                return false;
            }
        }
        return true;
    }

    private int home(int number) {
        return hash.of(texts[number], 0, texts[number].length, rests[number]) & table.length - 1;
    }

    private void insert(int number) {
        int mask = table.length - 1;
        int at = home(number);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = number + 1;
    }
}
