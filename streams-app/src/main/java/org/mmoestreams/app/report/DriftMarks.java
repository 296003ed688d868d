package org.mmoestreams.app.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mmoestreams.schemas.DriftEvent;

/** The changes that were found: the newest 1,000 of tasks, and as many of fields. */
final class DriftMarks {

    /** Most marks of either kind. */
    static final int MOST_MARKS = 1_000;

    private final Deque<DriftMark> ofTasks = new ArrayDeque<>();
    private final Deque<DriftMark> ofFields = new ArrayDeque<>();
    private final Map<String, Long> versions = new HashMap<>();

    /**
     * A change of an earlier version than the model had before is of another run of it.
     *
     * @param written when the record was written, in milliseconds since 1970
     */
    void add(DriftEvent event, long written) {
        DriftMark mark = DriftMark.of(event, written);
        Long before = versions.put(mark.model(), event.getModelVersion());
        if (before != null && before > event.getModelVersion()) {
            Predicate<DriftMark> former = other -> other.model().equals(mark.model());
            ofTasks.removeIf(former);
            ofFields.removeIf(former);
        }
        Deque<DriftMark> own = event.getTask() == null ? ofFields : ofTasks;
        if (own.size() == MOST_MARKS) {
            own.removeFirst();
        }
        own.addLast(mark);
    }

    /** Those of a task, in the order in which they came, that were written after a time in milliseconds since 1970. */
    List<DriftMark> ofTask(String task, long after) {
        return ofTasks.stream()
                .filter(mark -> mark.about().equals(task) && mark.written() > after)
                .toList();
    }

    /** Those of fields, in the order in which they came, that were written after a time in milliseconds since 1970. */
    List<DriftMark> ofFields(long after) {
        return ofFields.stream().filter(mark -> mark.written() > after).toList();
    }
}
