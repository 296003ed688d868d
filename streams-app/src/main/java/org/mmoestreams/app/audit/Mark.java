package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where an audit has come to.
 *
 * @param features the next offset in the features partition
 * @param labels the next offset in the labels partition
 * @param history the next offset in the history
 * @param model the chunks of the model that was learnt again so far
 */
record Mark(long features, long labels, long history, NavigableMap<String, byte[]> model) {

    void write(DataOutput out) throws IOException {
        out.writeLong(features);
        out.writeLong(labels);
        out.writeLong(history);
        out.writeInt(model.size());
        for (Map.Entry<String, byte[]> chunk : model.entrySet()) {
            out.writeUTF(chunk.getKey());
            out.writeInt(chunk.getValue().length);
            out.write(chunk.getValue());
        }
    }

    static Mark read(DataInput in) throws IOException {
        long features = in.readLong();
        long labels = in.readLong();
        long history = in.readLong();
        NavigableMap<String, byte[]> model = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            byte[] chunk = new byte[in.readInt()];
            in.readFully(chunk);
            model.put(key, chunk);
        }
        return new Mark(features, labels, history, model);
    }
}
