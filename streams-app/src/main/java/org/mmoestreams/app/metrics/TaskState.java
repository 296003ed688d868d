package org.mmoestreams.app.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What is known of one task, in memory and in the store. The windows in scope of the sliding metrics are in the store
 * anyway, so sums since the start and of groups, which are many bytes, are put only now and then: what they lack is
 * made up from the windows. Sums are exact, so the order does not matter.
 */
final class TaskState {

    /** Windows that the stored sums may lack. */
    private static final int MOST_UNSAVED = 16;

    private final Task task;
    private final MetricsStore store;
    private final TotalMetrics total;
    private final SlidingMetrics sliding;
    private final List<GroupedMetrics> groups;
    private final List<SlicedMetrics> slices;
    private final Set<Scores> unsaved = new LinkedHashSet<>();
    private final List<Scores> gone = new ArrayList<>();
    private long saved;
    /** Whether the sums must be put with the next commit. */
    private boolean lost;

    private Optional<SlidingScope> stored;

    private TaskState(Task task, MetricsStore store, MetricsSettings settings) {
        this.task = task;
        this.store = store;
        this.total = new TotalMetrics(task);
        this.stored = store.slidingScope(task);
        int wanted = settings.slidingRows();
        SlidingScope scope = stored.orElse(SlidingScope.of(wanted));
        this.sliding = new SlidingMetrics(task, scope.most(Math.min(scope.rows(), wanted)));
        this.groups = Grouping.of(settings.scopes()).stream()
                .map(grouping ->
                        new GroupedMetrics(task, grouping, settings.scopes().kept()))
                .toList();
        this.slices = settings.scopes().slices().stream()
                .map(field -> new SlicedMetrics(task, field, settings.scopes().sliceValues()))
                .toList();
    }

    /** The state as the store knows it. */
    static TaskState load(Task task, MetricsStore store, MetricsSettings settings) {
        TaskState state = new TaskState(task, store, settings);
        store.loadTotal(task, state.total);
        store.loadGroups(task, state.groups);
        state.saved = state.total.windows();
        List<Scores> kept = new ArrayList<>();
        store.loadWindows(task, kept::add);
        state.resume(kept);
        if (settings.slidingRows() > state.sliding.scope().rows()) {
            state.sliding.growTo(settings.slidingRows());
        }
        return state;
    }

    TotalMetrics total() {
        return total;
    }

    /**
     * Hands over the metrics of the sliding rows, then those of their slices.
     *
     * @param beside figures that the record of the sliding rows has, too
     */
    void publishSliding(List<Measure> beside, Consumer<TaskMetrics> taker) {
        TaskMetrics record = sliding.publish(total);
        record.getMeasures().addAll(beside);
        List<TaskMetrics> ofSlices = new ArrayList<>();
        slices.forEach(each -> each.publish(sliding, record, ofSlices::add));
        taker.accept(record);
        ofSlices.forEach(taker);
    }

    /**
     * The metrics of all rows.
     *
     * @param labels what has become of the task's labels; empty where none come late
     */
    TaskMetrics publishTotal(List<LabelFigure> labels) {
        TaskMetrics record = total.publish(labels);
        Map<String, Long> tooOld = new LinkedHashMap<>();
        groups.forEach(each -> tooOld.merge(each.grouping().tooOldMeasure(), each.tooOld(), Long::sum));
        tooOld.forEach((name, rows) -> record.getMeasures().add(new Measure(name, (double) rows, 0.0, total.rows())));
        return record;
    }

    /** Hands over the metrics of groups of rows that have changed. */
    void publishGroups(Consumer<TaskMetrics> taker) {
        groups.forEach(each -> each.publish(record -> taker.accept(ofAllRows(record))));
    }

    /**
     * Takes the task's part of a window.
     *
     * @param closed takes the last record of each group of rows that is closed
     */
    void add(WindowRows window, ScoredTask scored, Consumer<TaskMetrics> closed) {
        Scores scores = Scores.of(window, scored, task, total.windows() + 1);
        total.add(scores);
        groups.forEach(each -> each.add(scores, record -> {
            // what was said to be final must stay closed, though more are kept open after a restart
            lost = true;
            closed.accept(ofAllRows(record));
        }));
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
        groups.forEach(each -> store.savePublished(task.name(), each));
        SlidingScope scope = sliding.scope();
        if (!stored.equals(Optional.of(scope))) {
            store.setSlidingScope(task, scope);
            stored = Optional.of(scope);
        }
        if (lost || total.windows() - saved >= MOST_UNSAVED) {
            store.save(task.name(), total);
            groups.forEach(each -> store.save(task.name(), each));
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

    /**
     * Where there is less room than when the windows were kept, the oldest rows leave as ever. Windows that the sums
     * lack come to them in their order, on which it depends what is open when; what was closed was published. Groups
     * that are new begin with the rows that come, whatever was put last, and are put with the next change.
     */
    private void resume(List<Scores> kept) {
        List<GroupedMetrics> known =
                groups.stream().filter(each -> saved == 0 || each.isStored()).toList();
        lost |= known.size() < groups.size();
        kept.stream()
                .filter(window -> window.number() > saved)
                .sorted(Comparator.comparingLong(Scores::number))
                .forEach(window -> {
                    total.add(window);
                    known.forEach(each -> each.add(window, record -> {}));
                });
        kept.forEach(window -> sliding.add(window, this::forget));
    }

    private TaskMetrics ofAllRows(TaskMetrics.Builder record) {
        return record.setUnscoredRows(total.unscored()).build();
    }
}
