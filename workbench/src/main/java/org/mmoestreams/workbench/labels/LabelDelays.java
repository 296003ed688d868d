package org.mmoestreams.workbench.labels;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.data.DataSet;

/** How long after their events the labels of each task come, as a user says it. */
public final class LabelDelays {

    private static final String OPTION = "label-delay";

    private final Map<String, LabelDelay> byTask;
    private final Optional<LabelDelay> ofOthers;

    private LabelDelays(Map<String, LabelDelay> byTask, Optional<LabelDelay> ofOthers) {
        this.byTask = byTask;
        this.ofOthers = ofOthers;
    }

    /**
     * The delays of texts, each {@code TASK=DELAY}, or {@code DELAY} for all tasks that no other text names.
     *
     * @throws IllegalArgumentException when one is no delay, or a task has two
     */
    public static LabelDelays parse(List<String> texts) {
        Map<String, LabelDelay> byTask = new LinkedHashMap<>();
        Optional<LabelDelay> ofOthers = Optional.empty();
        for (String text : texts) {
            int equals = text.indexOf('=');
            LabelDelay delay = parsed(text.substring(equals + 1));
            boolean first = equals < 0 ? ofOthers.isEmpty() : !byTask.containsKey(text.substring(0, equals));
            check(first, OPTION, text, "one delay for each task, and one for all others");
            if (equals < 0) {
                ofOthers = Optional.of(delay);
            } else {
                byTask.put(text.substring(0, equals), delay);
            }
        }
        return new LabelDelays(byTask, ofOthers);
    }

    /** The columns that say delays. */
    public Set<String> columns() {
        Set<String> columns = byTask.values().stream()
                .flatMap(delay -> delay.column().stream())
                .collect(Collectors.toSet());
        ofOthers.flatMap(LabelDelay::column).ifPresent(columns::add);
        return columns;
    }

    /**
     * The tasks of a data set whose labels come late.
     *
     * @throws IllegalArgumentException when there is no such task or column, or an event cannot go without its label
     */
    List<LateTask> of(DataSet data) {
        EventSchema schema = data.format().schema();
        List<Task> tasks = schema.spec().tasks();
        List<String> names = tasks.stream().map(Task::name).toList();
        byTask.keySet()
                .forEach(name -> check(names.contains(name), OPTION, name, "a task: " + String.join(", ", names)));
        columns().forEach(column -> checkColumn(column, data));
        List<LateTask> late = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            LabelDelay delay = byTask.getOrDefault(task.name(), ofOthers.orElse(null));
            if (delay != null) {
                FieldPath field = FieldPath.of(task.field());
                checkField(task, field.fieldIn(schema.reader()).orElseThrow().schema());
                late.add(new LateTask(task.name(), i, task.isBinary(), field, delay));
            }
        }
        checkShared(tasks, late);
        return late;
    }

    private static LabelDelay parsed(String text) {
        try {
            return DelayKind.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(OPTION + ": " + e.getMessage(), e);
        }
    }

    private static void checkColumn(String column, DataSet data) {
        boolean known = data.beside().contains(column)
                || FieldPath.of(column).fieldIn(data.format().schema().reader()).isPresent();
        check(known, OPTION, "column:" + column, "a field of the event, or a column of rows of your own");
    }

    private static void checkField(Task task, Schema type) {
        check(
                type.isNullable(),
                OPTION,
                "task " + task.name() + ", field " + task.field() + ": " + type,
                "a field that may be null, since events go without these labels; make it a union with null in the"
                        + " schema");
    }

    /** An event that goes without the label of one task goes without that of another of the same field. */
    private static void checkShared(List<Task> tasks, List<LateTask> late) {
        Map<String, String> owners = new HashMap<>();
        late.forEach(task -> owners.put(task.field().toString(), task.name()));
        Set<String> names = late.stream().map(LateTask::name).collect(Collectors.toSet());
        for (Task task : tasks) {
            check(
                    names.contains(task.name()) || !owners.containsKey(task.field()),
                    OPTION,
                    "task " + owners.get(task.field()) + " alone",
                    "task " + task.name() + " too, as its label is in the same field");
        }
    }
}
