package org.mmoestreams.app.metrics;

import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * What is known of one task, in memory and in the store. The windows in scope of the sliding metrics are in the store anyway, so the
 * sums since the start, which are many bytes, are put only now and then: what they lack is made up from the windows. Sums are exact, so
 * the order does not matter.
 */
final class TaskState {

    /** Windows that the stored sums may lack. */
    private static final int MOST_UNSAVED = 16;

    private final Task task;
    private final MetricsStore store;
    private final TotalMetrics total;
    private final SlidingMetrics sliding;
    private long saved;

    private TaskState(Task task, MetricsStore store, SlidingMetrics sliding) {
        this.task = task;
        this.store = store;
        this.total = new TotalMetrics(task);
        this.sliding = sliding;
    }

    /** The state as the store knows it. */
    static TaskState load(Task task, MetricsStore store, SlidingMetrics sliding) {
        TaskState state = new TaskState(task, store, sliding);
        store.loadTotal(task.name(), state.total);
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

    /** Takes the task's part of a window and puts what a commit must cover. */
    void add(ScoredWindow window, ScoredTask scored) {
        Scores scores = Scores.of(window, scored, task, total.windows() + 1);
        total.add(scores);
        boolean lost = scores.rows() == 0;
        if (!lost) {
            store.keep(task.name(), scores);
            lost = slide(scores);
        }
        if (lost || total.windows() - saved >= MOST_UNSAVED) {
            store.save(task.name(), total);
            saved = total.windows();
        }
    }

    /** Whether the store lets go of a window that the stored sums lack. */
    private boolean slide(Scores scores) {
        boolean[] lost = {false};
        sliding.add(scores, forgotten -> {
            store.forget(task.name(), forgotten);
            lost[0] |= forgotten.number() > saved;
        });
        return lost[0];
    }

    private void resume(Scores kept) {
        sliding.add(kept, forgotten -> {});
        if (kept.number() > saved) {
            total.add(kept);
        }
    }
}
