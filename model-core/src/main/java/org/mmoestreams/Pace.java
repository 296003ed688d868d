package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * How steps are taken after a {@link Reaction}: how many times as long, for how many windows yet, and how many steps
 * the optimisers have forgotten. One chunk, which there is from the first reaction on that changes any of it.
 */
final class Pace implements Chunked {

    private static final String CHUNK = "pace";
    private static final int BYTES = Double.BYTES + Integer.BYTES + Long.BYTES;

    private double raisedTo = 1;
    private int windowsLeft;
    private long stepsForgotten;
    private boolean changed;

    /** How many times as long the next step is. */
    double factor() {
        return windowsLeft > 0 ? raisedTo : 1;
    }

    /** The number of the optimisers' next step, from 1, when they have taken some. */
    long nextStep(long taken) {
        return taken - stepsForgotten + 1;
    }

    /** Steps are longer for some windows from now on; this ends what was raised before. */
    void raise(double factor, int windows) {
        raisedTo = factor;
        windowsLeft = windows;
        changed = true;
    }

    /** The optimisers begin anew after some steps. */
    void forgetSteps(long taken) {
        stepsForgotten = taken;
        changed = true;
    }

    /** A window was closed. */
    void windowClosed() {
        if (windowsLeft > 0) {
            windowsLeft--;
            changed = true;
        }
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(CHUNK);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (changed) {
            ByteBuffer out = ByteBuffer.allocate(BYTES);
            out.putDouble(raisedTo).putInt(windowsLeft).putLong(stepsForgotten);
            sink.put(new ChunkKey(CHUNK, 0).toString(), out.array());
            changed = false;
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        check(value.length == BYTES, key.toString(), value.length + " bytes", BYTES + " bytes");
        ByteBuffer in = ByteBuffer.wrap(value);
        raisedTo = in.getDouble();
        windowsLeft = in.getInt();
        stepsForgotten = in.getLong();
    }
}
