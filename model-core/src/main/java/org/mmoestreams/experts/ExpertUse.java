package org.mmoestreams.experts;

import static org.mmoestreams.checks.Checks.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How the experts of a mixture were used over some rows: by each gate, and how much alike their outputs were. It
 * consists of sums, as {@link GateUse} does.
 */
public final class ExpertUse {

    /** Pairs are compared of this many experts at most: their number goes with the square. */
    public static final int MOST_COMPARED = 64;

    /** They are compared in this many rows of a window at most, the first ones. */
    public static final int MOST_COMPARED_ROWS = 64;

    /** Two experts are alike from this cosine on: their outputs are at most 2.6 degrees apart. */
    public static final double ALIKE = 0.999;

    /** Of gates that mix all experts. */
    private static final byte LAYOUT = 1;
    /** With a mask for each gate, of the experts that it mixes. */
    private static final byte LAYOUT_WITH_MASKS = 2;

    private final List<GateUse> gates;
    private final double[] products;

    /**
     * Sums over some rows.
     *
     * @param gates by gate, at least one; all of as many experts
     * @param products of each pair of experts, each with itself too, the sum over some rows and all units of the
     *     products of their outputs: those of the first with the first, the second and so on, then those of the second
     *     with itself and those behind it; empty where they are not compared
     */
    public ExpertUse(List<GateUse> gates, double[] products) {
        this.gates = List.copyOf(gates);
        this.products = products.clone();
        int pairs = pairs(experts());
        check(
                products.length == 0 || products.length == pairs,
                "experts.products",
                products.length,
                "0, or " + pairs + " for " + experts() + " experts");
    }

    /** How many pairs some experts make, each with itself too. */
    public static int pairs(int experts) {
        return experts * (experts + 1) / 2;
    }

    /** What each gate made of the experts. */
    public List<GateUse> gates() {
        return gates;
    }

    /** How many experts there are. */
    public int experts() {
        return gates.get(0).experts();
    }

    /** The same, with the one gate once for each of the tasks that share it. */
    public ExpertUse sharedBy(int tasks) {
        check(gates.size() == 1, "gates", gates.size(), "one that tasks share");
        return new ExpertUse(Collections.nCopies(tasks, gates.get(0)), products);
    }

    /** Whether it is of as many experts and gates as another, which mix the same, so that they can be added. */
    public boolean fits(ExpertUse other) {
        return gates.size() == other.gates.size()
                && IntStream.range(0, gates.size())
                        .allMatch(gate -> gates.get(gate).fits(other.gates.get(gate)))
                && products.length == other.products.length;
    }

    /**
     * That of these rows and others.
     *
     * @throws IllegalArgumentException when they do not fit
     */
    public ExpertUse plus(ExpertUse other) {
        check(fits(other), "experts", other.experts() + " of " + other.gates.size() + " gates", "as many as before");
        List<GateUse> sums = new ArrayList<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            sums.add(gates.get(gate).plus(other.gates.get(gate)));
        }
        double[] sum = products.clone();
        for (int pair = 0; pair < sum.length; pair++) {
            sum[pair] += other.products[pair];
        }
        return new ExpertUse(sums, sum);
    }

    /**
     * The cosine of the angle between the outputs of two experts, taken as one vector each over the rows compared and
     * all units: 1, to the last bit, for equal ones. Empty where one of them gave nothing but zeros, and where they are
     * not compared.
     */
    public OptionalDouble cosine(int first, int second) {
        if (products.length == 0) {
            return OptionalDouble.empty();
        }
        double lengths = product(first, first) * product(second, second);
        double cosine = product(first, second) / StrictMath.sqrt(lengths);
        return Double.isFinite(cosine) ? OptionalDouble.of(Math.min(1, cosine)) : OptionalDouble.empty();
    }

    /** The pairs of experts whose outputs have a cosine of {@value #ALIKE} or more, up to a factor the same expert. */
    public List<ExpertPair> alike() {
        List<ExpertPair> pairs = new ArrayList<>();
        for (int first = 0; first < experts(); first++) {
            for (int second = first + 1; second < experts(); second++) {
                OptionalDouble cosine = cosine(first, second);
                if (cosine.isPresent() && cosine.getAsDouble() >= ALIKE) {
                    pairs.add(new ExpertPair(first, second, cosine.getAsDouble()));
                }
            }
        }
        return pairs;
    }

    /** The sums, equal for equal ones. */
    public byte[] write() {
        boolean masks = !gates.stream().allMatch(GateUse::mixesAll);
        int header = 1 + 3 * Integer.BYTES;
        int ofGate = gates.get(0).mostBytes() + GateUse.maskBytes(experts());
        ByteBuffer out = ByteBuffer.allocate(header + gates.size() * ofGate + products.length * Double.BYTES);
        out.put(masks ? LAYOUT_WITH_MASKS : LAYOUT);
        out.putInt(experts()).putInt(gates.size()).putInt(products.length);
        gates.stream().filter(gate -> masks).forEach(gate -> gate.writeMixed(out));
        gates.forEach(gate -> gate.write(out));
        for (double product : products) {
            out.putDouble(product);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are nothing of the kind
     */
    public static ExpertUse read(byte[] bytes) {
        check(
                bytes.length > 0 && (bytes[0] == LAYOUT || bytes[0] == LAYOUT_WITH_MASKS),
                "experts",
                bytes.length + " bytes",
                "sums of layout 1 or 2");
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        try {
            int experts = count(in);
            int gates = count(in);
            double[] products = new double[count(in)];
            check(experts > 0 && gates > 0, "experts", experts + " of " + gates + " gates", "at least one of each");
            List<BitSet> mixed = new ArrayList<>();
            for (int gate = 0; gate < gates; gate++) {
                mixed.add(bytes[0] == LAYOUT ? GateUse.all(experts) : GateUse.readMixed(in, experts));
            }
            List<GateUse> read = new ArrayList<>();
            for (BitSet ofGate : mixed) {
                read.add(GateUse.read(in, ofGate, experts));
            }
            Arrays.setAll(products, pair -> in.getDouble());
            return new ExpertUse(read, products);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "experts: " + bytes.length + " bytes, which end too soon (expected: sums that were written; they"
                            + " are damaged)",
                    e);
        }
    }

    private static int count(ByteBuffer in) {
        int count = in.getInt();
        check(count >= 0 && count <= in.remaining(), "experts", count, "as many as there are bytes for; it is damaged");
        return count;
    }

    private double product(int first, int second) {
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        return products[low * experts() - low * (low - 1) / 2 + high - low];
    }

    @Override
    public String toString() {
        return gates + ", products " + Arrays.toString(products);
    }
}
