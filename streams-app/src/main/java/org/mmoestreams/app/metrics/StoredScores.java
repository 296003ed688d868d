package org.mmoestreams.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.app.metrics.RowFacts.Slice;
import org.mmoestreams.app.metrics.Scores.Origin;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.LongColumn;
import org.mmoestreams.features.Task;

/**
 * Scores as entries of the metrics' store: where they come from, how many rows there are, then columns, each with its
 * length in bytes before it.
 */
final class StoredScores {

    private static final int FORMER_HEAD = Integer.BYTES + 4 * Long.BYTES;
    /** In place of a column's length: there is none. */
    private static final int NONE = -1;
    /** In place of a column's length: it is equal to that of {@code known}. */
    private static final int AS_KNOWN = -2;

    private StoredScores() {}

    static byte[] write(Scores scores) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + scores.rows() * 4 * Long.BYTES);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            writeOrigin(scores, out);
            double[] values = new double[2 * scores.rows()];
            for (int row = 0; row < scores.rows(); row++) {
                values[row] = scores.score(row);
                values[scores.rows() + row] = scores.label(row);
            }
            RowFacts facts = scores.facts();
            writeColumn(ByteColumns.doubles(values), out);
            writeColumn(ByteColumns.longs(facts.keys()), out);
            writeColumn(LongColumn.write(facts.known()), out);
            if (facts.times() == facts.known()) {
                out.writeInt(AS_KNOWN);
            } else {
                writeNumbers(facts.times(), out);
            }
            writeNumbers(facts.versions(), out);
            writeSlices(facts.slices(), out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote. */
    static Scores read(byte[] bytes, Task task) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            Origin origin =
                    new Origin(in.readLong(), in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
            int rows = in.readInt();
            double[] values = ByteColumns.doubles(readColumn(in.readInt(), in));
            long[] keys = ByteColumns.longs(readColumn(in.readInt(), in));
            long[] known = LongColumn.read(readColumn(in.readInt(), in), rows);
            int times = in.readInt();
            RowFacts facts = new RowFacts(
                    known,
                    keys,
                    times == AS_KNOWN ? known : readNumbers(times, rows, in),
                    readNumbers(in.readInt(), rows, in),
                    readSlices(in));
            return scores(origin, values, facts, task);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /**
     * Reads what builds of the formats before wrote: where scores come from, then scores and labels; an odd number of
     * values ends in how many rows have no score.
     */
    static Scores readFormer(byte[] bytes, Task task) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        double[] values = new double[(bytes.length - FORMER_HEAD) / Double.BYTES];
        in.position(FORMER_HEAD).slice().asDoubleBuffer().get(values);
        in.rewind();
        long unscored = values.length % 2 == 0 ? 0 : (long) values[values.length - 1];
        Origin origin = new Origin(in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong(), unscored);
        return scores(origin, values, RowFacts.ofFormer(values.length / 2, origin.timeTo()), task);
    }

    private static Scores scores(Origin origin, double[] values, RowFacts facts, Task task) {
        int rows = values.length / 2;
        return new Scores(origin, Arrays.copyOf(values, rows), Arrays.copyOfRange(values, rows, 2 * rows), facts, task);
    }

    private static void writeOrigin(Scores scores, DataOutputStream out) throws IOException {
        Origin origin = scores.origin();
        out.writeLong(origin.number());
        out.writeInt(origin.partition());
        out.writeLong(origin.version());
        out.writeLong(origin.timeFrom());
        out.writeLong(origin.timeTo());
        out.writeLong(origin.unscored());
        out.writeInt(scores.rows());
    }

    private static void writeSlices(List<Slice> slices, DataOutputStream out) throws IOException {
        out.writeInt(slices.size());
        for (Slice slice : slices) {
            writeColumn(ByteBuffer.wrap(slice.field().getBytes(UTF_8)), out);
            out.writeInt(slice.values().size());
            for (String value : slice.values()) {
                writeColumn(ByteBuffer.wrap(value.getBytes(UTF_8)), out);
            }
            writeColumn(ByteColumns.shorts(slice.numbers()), out);
        }
    }

    private static List<Slice> readSlices(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Slice> slices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String field = readText(in);
            List<String> values = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                values.add(readText(in));
            }
            slices.add(new Slice(field, values, ByteColumns.shorts(readColumn(in.readInt(), in))));
        }
        return slices;
    }

    private static String readText(DataInputStream in) throws IOException {
        return UTF_8.decode(readColumn(in.readInt(), in)).toString();
    }

    private static void writeNumbers(long[] numbers, DataOutputStream out) throws IOException {
        if (numbers == null) {
            out.writeInt(NONE);
        } else {
            writeColumn(LongColumn.write(numbers), out);
        }
    }

    private static long[] readNumbers(int length, int rows, DataInputStream in) throws IOException {
        return length == NONE ? null : LongColumn.read(readColumn(length, in), rows);
    }

    private static void writeColumn(ByteBuffer column, DataOutputStream out) throws IOException {
        out.writeInt(column.remaining());
        out.write(column.array(), column.arrayOffset() + column.position(), column.remaining());
    }

    private static ByteBuffer readColumn(int length, DataInputStream in) throws IOException {
        byte[] column = new byte[length];
        in.readFully(column);
        return ByteBuffer.wrap(column);
    }
}
