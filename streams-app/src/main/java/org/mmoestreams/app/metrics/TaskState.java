package org.mmoestreams.app.metrics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * What is known of one task, in memory and in the store. The windows in scope of the sliding metrics are in the
 * store anyway, so the sums since the start, which are many bytes, are put only now and then: what they lack is
 * made up from the windows. Sums are exact, so the order does not matter.
 */
final class TaskState {

    /** Windows that the stored sums may lack. */
    private static final int MOST_UNSAVED = 16;

    private final Task task;
    private final MetricsStore store;
    private final TotalMetrics total;
    private final SlidingMetrics sliding;
    private final Set<Scores> unsaved = new LinkedHashSet<>();
    private final List<Scores> gone = new ArrayList<>();
    private long saved;
    private boolean lost;

    private TaskState(Task task, MetricsStore store, SlidingMetrics sliding) {
        this.task = task;
        this.store = store;
        this.total = new TotalMetrics(task);
        this.sliding = sliding;
    }

    /** The state as the store knows it. */
    static TaskState load(Task task, MetricsStore store, SlidingMetrics sliding) {
        TaskState state = new TaskState(task, store, sliding);
        store.loadTotal(task, state.total);
        state.saved = state.total.windows();
        store.loadWindows(task, state::resume);
        return state;
    }

    TotalMetrics total() {
        return total;
    }

    SlidingMetrics sliding() {
        return sliding;
    }

    /** Takes the task's part of a window. */
    void add(ScoredWindow window, ScoredTask scored) {
        Scores scores = Scores.of(window, scored, task, total.windows() + 1);
        total.add(scores);
        if (scores.rows() == 0) {
            lost = true;
        } else {
            unsaved.add(scores);
            sliding.add(scores, this::forget);
        }
    }

    /** Puts what changed since the last call. */
    void save() {
        gone.forEach(window -> store.forget(task.name(), window));
        gone.clear();
        unsaved.forEach(window -> store.keep(task.name(), window));
        unsaved.clear();
        if (lost || total.windows() - saved >= MOST_UNSAVED) {
            store.save(task.name(), total);
            saved = total.windows();
            lost = false;
        }
    }

    private void forget(Scores window) {
        lost |= window.number() > saved;
        if (!unsaved.remove(window)) {
            gone.add(window);
        }
    }

    /** Where there is less room than when the windows were kept, the oldest ones are forgotten as ever. */
    private void resume(Scores kept) {
        if (kept.number() > saved) {
            total.add(kept);
        }
        sliding.add(kept, this::forget);
    }
}
