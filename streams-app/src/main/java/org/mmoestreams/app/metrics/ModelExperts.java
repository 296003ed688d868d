package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.IdleRuns;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * How the model of one partition uses its experts. Its windows are taken together in spans that end by how many rows of
 * this partition came: what they are over, and what they say, does not depend on windows of other partitions, nor on
 * when metrics were published.
 */
final class ModelExperts {

    private static final byte LAYOUT = 1;
    private static final byte[] NONE = {};

    private final int everyRows;
    private long rows;
    private IdleRuns idle;
    private ExpertSpan running;
    private ExpertSpan ended;

    private ModelExperts(int everyRows, IdleRuns idle) {
        this.everyRows = everyRows;
        this.idle = idle;
    }

    /** No windows yet of a model with such experts. */
    static ModelExperts like(ExpertUse use, int everyRows) {
        return new ModelExperts(everyRows, IdleRuns.like(use));
    }

    /**
     * Takes a window. Where it is of a model with other experts than those before, all begins anew.
     *
     * @return whether a span ended by it
     */
    boolean take(ScoredWindow window, ExpertUse use) {
        if (!idle.fits(use) || (running != null && !running.use().fits(use))) {
            idle = IdleRuns.like(use);
            running = null;
            ended = null;
        }
        idle.add(use);
        ExpertSpan next = ExpertSpan.of(window, use);
        running = running == null ? next : running.and(next);
        long before = rows;
        rows += window.getRows();
        boolean ends = rows / everyRows > before / everyRows;
        if (ends) {
            ended = running;
            running = null;
        }
        return ends;
    }

    /** The span that ended last; while none has, the one that has begun. */
    ExpertSpan newest() {
        return Optional.ofNullable(ended).orElse(running);
    }

    /**
     * Whether an expert is dead to a task.
     *
     * @param windows in how many windows in a row it was idle then
     */
    boolean isDead(int task, int expert, int windows) {
        return idle.windows(task, expert) >= windows;
    }

    byte[] write() {
        byte[] runs = idle.write();
        byte[] begun = running == null ? NONE : running.write();
        byte[] over = ended == null ? NONE : ended.write();
        return ByteBuffer.allocate(1 + Long.BYTES + 2 * Integer.BYTES + runs.length + begun.length + over.length)
                .put(LAYOUT)
                .putLong(rows)
                .putInt(runs.length)
                .putInt(begun.length)
                .put(runs)
                .put(begun)
                .put(over)
                .array();
    }

    static ModelExperts read(byte[] bytes, int everyRows) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte layout = in.get();
        if (layout != LAYOUT) {
            throw new IllegalStateException("stored metrics: experts of layout " + layout + " (expected: " + LAYOUT
                    + ", which this build writes; go on with the build that wrote it, or run reset to start anew)");
        }
        long rows = in.getLong();
        byte[] runs = new byte[in.getInt()];
        byte[] begun = new byte[in.getInt()];
        in.get(runs).get(begun);
        byte[] over = new byte[in.remaining()];
        in.get(over);
        ModelExperts read = new ModelExperts(everyRows, IdleRuns.read(runs));
        read.rows = rows;
        read.running = begun.length == 0 ? null : ExpertSpan.read(begun);
        read.ended = over.length == 0 ? null : ExpertSpan.read(over);
        return read;
    }
}
