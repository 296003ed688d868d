package org.mmoestreams.numpy;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NumPy's file of one array, after its format description (numpy.lib.format): a magic text, a version, a header that is
 * a dictionary of Python with type, order and shape, and the elements. Floats and doubles of either byte order are
 * read, doubles rounded to floats, in the order of C or Fortran; little-endian floats in the order of C are written.
 */
final class NpyFormat {

    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
    private static final Pattern KNOWN = Pattern.compile("[<>]f[48]");

    private NpyFormat() {}

    /**
     * Reads an array.
     *
     * @param name of the array, for messages
     * @throws IllegalArgumentException naming it when the bytes are no such file, or hold elements of another type
     */
    static NumpyArray read(String name, byte[] bytes) {
        boolean begins =
                bytes.length >= MAGIC.length + 4 && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        check(begins, name, bytes.length + " bytes that begin otherwise", "an array as numpy.save writes it");
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.position(MAGIC.length);
        int version = in.get();
        in.get();
        int length = version == 1 ? Short.toUnsignedInt(in.getShort()) : in.remaining() < 4 ? -1 : in.getInt();
        check(length >= 0 && length <= in.remaining(), name, "a header of " + length + " bytes", "one that fits");
        byte[] header = new byte[length];
        in.get(header);
        return read(name, new String(header, StandardCharsets.UTF_8), in);
    }

    /** The bytes of a file with an array. */
    static byte[] write(NumpyArray array) {
        String sizes =
                String.join(", ", array.shape().stream().map(String::valueOf).toList());
        String shape = array.shape().size() == 1 ? sizes + "," : sizes;
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int padded = (before + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String line = header + " ".repeat(padded - before - header.length() - 1) + "\n";
        ByteBuffer out = ByteBuffer.allocate(padded + array.values().length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) line.length());
        out.put(line.getBytes(StandardCharsets.US_ASCII));
        out.asFloatBuffer().put(array.values());
        return out.array();
    }

    private static NumpyArray read(String name, String header, ByteBuffer in) {
        String type = part(name, header, TYPE);
        check(KNOWN.matcher(type).matches(), name, "elements of type " + type, "float32 or float64");
        List<Integer> shape = Stream.of(part(name, header, SHAPE).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toList();
        in.order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean single = type.endsWith("4");
        long length = shape.stream().mapToLong(size -> size).reduce(1, Math::multiplyExact);
        long expected = length * (single ? Float.BYTES : Double.BYTES);
        check(in.remaining() == expected, name, in.remaining() + " bytes", expected + " bytes, as shape " + shape);
        float[] values = new float[Math.toIntExact(length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? in.getFloat() : (float) in.getDouble();
        }
        boolean fortran = part(name, header, ORDER).equals("True");
        return NumpyArray.of(fortran ? transposed(values, shape) : values, shape);
    }

    private static String part(String name, String header, Pattern pattern) {
        Matcher found = pattern.matcher(header);
        check(found.find(), name, "header " + header.strip(), "descr, fortran_order and shape");
        return found.group(1);
    }

    /** From the first dimension's elements next to each other to the last one's. */
    private static float[] transposed(float[] values, List<Integer> shape) {
        float[] turned = new float[values.length];
        for (int from = 0; from < values.length; from++) {
            int rest = from;
            int to = 0;
            int stride = values.length;
            for (int size : shape) {
                stride /= size;
                to += rest % size * stride;
                rest /= size;
            }
            turned[to] = values[from];
        }
        return turned;
    }
}
