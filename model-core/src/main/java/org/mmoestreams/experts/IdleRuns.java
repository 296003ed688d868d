package org.mmoestreams.experts;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mmoestreams.state.Varints;

/**
 * For how many windows in a row each expert was idle for each gate. One that is for long is dead: it learns next to
 * nothing, since what it is told is weighed by the gate too.
 */
public final class IdleRuns {

    private final long[][] runs;

    private IdleRuns(long[][] runs) {
        this.runs = runs;
    }

    /** No windows yet of a mixture like this one. */
    public static IdleRuns like(ExpertUse use) {
        return new IdleRuns(new long[use.gates().size()][use.experts()]);
    }

    /** Whether it is of as many experts and gates. */
    public boolean fits(ExpertUse use) {
        return runs.length == use.gates().size() && runs[0].length == use.experts();
    }

    /** Takes one window more; a gate without rows says nothing of its experts. */
    public void add(ExpertUse window) {
        check(fits(window), "experts", window.experts(), "as many as in the windows before");
        for (int gate = 0; gate < runs.length; gate++) {
            GateUse use = window.gates().get(gate);
            for (int expert = 0; expert < runs[gate].length && use.rows() > 0; expert++) {
                runs[gate][expert] = use.isIdle(expert) ? runs[gate][expert] + 1 : 0;
            }
        }
    }

    /** For how many windows an expert has been idle for a gate, up to the last one. */
    public long windows(int gate, int expert) {
        return runs[gate][expert];
    }

    /** The runs, equal for equal ones. */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + runs.length * runs[0].length * Varints.MOST_BYTES);
        out.putInt(runs.length).putInt(runs[0].length);
        for (long[] ofGate : runs) {
            for (long run : ofGate) {
                Varints.write(out, run);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are nothing of the kind
     */
    public static IdleRuns read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        check(bytes.length > 2 * Integer.BYTES, "experts.idle", bytes.length + " bytes", "runs that were written");
        int gates = in.getInt();
        int experts = in.getInt();
        check(
                gates > 0 && experts > 0 && (long) gates * experts <= in.remaining(),
                "experts.idle",
                gates + " gates of " + experts + " experts",
                "as many as there are bytes for; it is damaged");
        long[][] runs = new long[gates][experts];
        for (long[] ofGate : runs) {
            Arrays.setAll(ofGate, expert -> Varints.read(in));
        }
        return new IdleRuns(runs);
    }
}
