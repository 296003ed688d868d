package org.mmoestreams.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.metrics.RowFacts.Slice;
import org.mmoestreams.app.scored.ByteColumns;

/** The values of sliced fields at the end of an entry of the metrics' store; nothing where no field is sliced by. */
final class StoredSlices {

    private static final byte[] NOTHING = {};

    private StoredSlices() {}

    static byte[] write(List<Slice> slices) {
        if (slices.isEmpty()) {
            return NOTHING;
        }
        List<byte[]> parts = new ArrayList<>();
        for (Slice slice : slices) {
            parts.add(slice.field().getBytes(UTF_8));
            parts.add(bytes(ByteColumns.shorts(slice.numbers())));
            parts.add(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(slice.values().size())
                    .array());
            slice.values().forEach(value -> parts.add(value.getBytes(UTF_8)));
        }
        ByteBuffer out = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> out.putInt(part.length).put(part));
        return out.array();
    }

    /** Reads all that is left. */
    static List<Slice> read(ByteBuffer in) {
        List<Slice> slices = new ArrayList<>();
        while (in.hasRemaining()) {
            String field = text(in);
            int[] numbers = ByteColumns.shorts(part(in));
            int count = part(in).getInt();
            List<String> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(text(in));
            }
            slices.add(new Slice(field, values, numbers));
        }
        return slices;
    }

    private static String text(ByteBuffer in) {
        return UTF_8.decode(part(in)).toString();
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
