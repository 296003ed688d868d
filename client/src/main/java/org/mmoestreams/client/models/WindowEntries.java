package org.mmoestreams.client.models;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The entries of a window store: the rows of the open training window by their places, how far it has come, and what
 * drift detectors know. A row's
 * value begins with the number of its window and its place among all sound events of the partition, both from 0, 8
 * bytes each.
 */
public final class WindowEntries {

    /** The key of what is known of the window beside its rows. */
    public static final String PROGRESS = "progress";
    /** The keys of rows with a label begin so; their place in the window follows. */
    public static final String LABELLED = "labelled/";
    /** The keys of rows without a label begin so. */
    public static final String UNLABELLED = "unlabelled/";

    /** The keys of what drift detectors know begin so; the task follows. */
    public static final String DRIFT = "drift/";

    /** The key of what is known of the inputs' values, to find changes of them. */
    public static final String INPUT_DRIFT = "drift-inputs";

    private static final int PREDICTED_BEFORE_AT = 2 * Long.BYTES;

    private WindowEntries() {}

    /** Those of a window store's entries that are rows which wait in the window of a number. */
    public static Map<String, byte[]> pending(Map<String, byte[]> entries, long window) {
        byte[] progress = entries.get(PROGRESS);
        long predictedBefore = progress == null ? 0 : ByteBuffer.wrap(progress).getLong(PREDICTED_BEFORE_AT);
        return entries.entrySet().stream()
                .filter(entry -> isPending(entry.getKey(), entry.getValue(), window, predictedBefore))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Whether an entry is a row that waits.
     *
     * @param window the number of the open window
     * @param predictedBefore the place up to which rows were predicted: those without a label wait no more then
     */
    public static boolean isPending(String key, byte[] value, long window, long predictedBefore) {
        boolean isLabelled = key.startsWith(LABELLED);
        boolean isRow = isLabelled || key.startsWith(UNLABELLED);
        return isRow && windowOf(value) == window && (isLabelled || sequenceOf(value) >= predictedBefore);
    }

    /** A row's place among all sound events of its partition. */
    public static long sequenceOf(byte[] row) {
        return ByteBuffer.wrap(row).getLong(Long.BYTES);
    }

    private static long windowOf(byte[] row) {
        return ByteBuffer.wrap(row).getLong();
    }
}
