package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import org.mmoestreams.state.Varints;

/** Reads the parts of a stored state, and refuses what was never written. */
final class Stored {

    private Stored() {}

    /** A whole number from 0 on. */
    static long count(ByteBuffer in, long most) {
        long count = Varints.read(in);
        check(count <= most, "drift.state", "a count of " + count, "0 to " + most + "; the stored state is damaged");
        return count;
    }

    /** A number, or an infinity. */
    static double number(ByteBuffer in) {
        double number = in.getDouble();
        check(!Double.isNaN(number), "drift.state", "NaN", "a number; the stored state is damaged");
        return number;
    }
}
