package org.mmoestreams.client.models;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.state.ChunkKey;

/**
 * Chunks of the formats before 3, whose embedding rows end in their wide weights, as format 3 has them: blocks of the
 * same rows, the embeddings and the wide weights each in chunks of their own. Called for each stored model before a
 * learner loads it.
 */
public final class WideSplit {

    private static final String EMBEDDINGS = "embeddings";
    private static final String WIDE = "wide";

    private WideSplit() {}

    /**
     * Splits what is to be split.
     *
     * @param chunks by key, of a model of this identity
     * @return the chunks that take the place of those with the same keys, and those that come new; empty when nothing
     *     does
     */
    public static Map<String, byte[]> changes(ModelIdentity stored, Map<String, byte[]> chunks) {
        Map<String, byte[]> changes = new TreeMap<>();
        int wide = stored.wideWeightsInEmbeddings();
        if (wide > 0) {
            int width = stored.embeddingWidth();
            chunks.forEach((text, chunk) -> {
                ChunkKey key = ChunkKey.parse(text);
                if (key.name().equals(EMBEDDINGS) || key.name().startsWith(EMBEDDINGS + "#")) {
                    String name = WIDE + key.name().substring(EMBEDDINGS.length());
                    changes.put(text, columns(chunk, width + wide, 0, width));
                    changes.put(new ChunkKey(name, key.block()).toString(), columns(chunk, width + wide, width, wide));
                }
            });
        }
        return changes;
    }

    /** The floats {@code [from, from + count)} of every row of {@code stride} floats. */
    private static byte[] columns(byte[] chunk, int stride, int from, int count) {
        int rows = chunk.length / (stride * Float.BYTES);
        byte[] columns = new byte[rows * count * Float.BYTES];
        for (int row = 0; row < rows; row++) {
            int at = (row * stride + from) * Float.BYTES;
            byte[] ofRow = Arrays.copyOfRange(chunk, at, at + count * Float.BYTES);
            System.arraycopy(ofRow, 0, columns, row * ofRow.length, ofRow.length);
        }
        return columns;
    }
}
