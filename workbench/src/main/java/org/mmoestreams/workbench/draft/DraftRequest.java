package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user says of the fields; what is not said is found out.
 *
 * @param id the path of the field that identifies an event
 * @param time the path of the field with an event's time
 * @param tasks what to predict
 */
public record DraftRequest(Optional<String> id, Optional<String> time, List<TaskRequest> tasks) {

    /** Checks that tasks have different names, and that labels are neither id nor time; keeps a copy. */
    public DraftRequest {
        tasks = List.copyOf(tasks);
        Set<String> names = new HashSet<>();
        for (TaskRequest task : tasks) {
            check(names.add(task.name()), "task", task.name() + ", twice", "every name once");
            check(
                    !id.equals(Optional.of(task.field())) && !time.equals(Optional.of(task.field())),
                    "task",
                    task.field() + ", which is id or time too",
                    "a label that is neither");
        }
        check(id.isEmpty() || !id.equals(time), "time", id.orElse("") + ", which is the id too", "another field");
    }

    /** Nothing is said. */
    public static DraftRequest none() {
        return new DraftRequest(Optional.empty(), Optional.empty(), List.of());
    }
}
