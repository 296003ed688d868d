package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tests for a rise that look to one side or to both: a fall is a rise of the negated values, which rounds alike. The
 * first to find a change ends the run of both.
 */
final class Sides implements Run {

    private final List<Sided> tests;
    private Sided found;

    private Sides(List<Sided> tests) {
        this.tests = tests;
        this.found = tests.get(0);
    }

    /**
     * Tests of the sides.
     *
     * @param rise makes a test for a rise; called for the upper side first
     */
    static Sides of(Side side, Supplier<Run> rise) {
        List<Sided> tests = new ArrayList<>();
        if (side.rises()) {
            tests.add(new Sided(rise.get(), 1));
        }
        if (side.falls()) {
            tests.add(new Sided(rise.get(), -1));
        }
        return new Sides(tests);
    }

    @Override
    public Signal add(double value) {
        Signal gravest = Signal.STABLE;
        for (int i = 0; i < tests.size(); i++) {
            Sided test = tests.get(i);
            Signal signal = test.rise.add(test.sign * value);
            if (signal.compareTo(gravest) > 0) {
                gravest = signal;
                found = test;
            }
        }
        return gravest;
    }

    @Override
    public double before() {
        return found.unsigned(found.rise.before());
    }

    @Override
    public double after() {
        return found.unsigned(found.rise.after());
    }

    @Override
    public int bytes() {
        return tests.stream().mapToInt(test -> test.rise.bytes()).sum();
    }

    @Override
    public void write(ByteBuffer out) {
        tests.forEach(test -> test.rise.write(out));
    }

    private record Sided(Run rise, double sign) {

        /** Without a negative zero. */
        double unsigned(double statistic) {
            return sign * statistic + 0.0;
        }
    }
}
