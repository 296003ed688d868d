package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which fields are id and time, and makes the tasks. */
final class RoleChoice {

    private final List<Field> fields;
    private final long rows;
    private final DraftRequest request;
    private final boolean canBeMade;

    /**
     * @param fields all fields
     * @param rows how many rows were seen
     * @param canBeMade whether an id or a time that rows lack is filled in when they are sent
     */
    RoleChoice(List<Field> fields, long rows, DraftRequest request, boolean canBeMade) {
        this.fields = fields;
        this.rows = rows;
        this.request = request;
        this.canBeMade = canBeMade;
    }

    /**
     * The roles.
     *
     * @throws IllegalArgumentException when a field that a user names does not do, or none does and it cannot be made
     */
    Roles choose() {
        List<LabelTask> tasks = request.tasks().stream()
                .map(task -> LabelChoice.task(task, fields))
                .toList();
        RowRole time = time();
        return new Roles(id(time), time, tasks);
    }

    private RowRole id(RowRole time) {
        if (request.id().isPresent()) {
            return ofTheRow("id", IdChoice.named(request.id().get(), fields, rows));
        }
        List<Field> candidates = IdChoice.candidates(free(), rows).stream()
                .filter(field -> !time.is(field))
                .toList();
        if (candidates.isEmpty()) {
            return made("id", "no field has another value in every row; sending numbers the rows");
        }
        return role(candidates, rows + " different values in " + rows + " rows");
    }

    private RowRole time() {
        if (request.time().isPresent()) {
            return ofTheRow("time", TimeChoice.named(request.time().get(), fields, rows));
        }
        List<Field> candidates = TimeChoice.candidates(free(), rows);
        List<Field> ordered = candidates.stream().filter(TimeChoice::isInOrder).toList();
        if (!ordered.isEmpty()) {
            return role(ordered, "rows come in its order");
        }
        String others = candidates.isEmpty()
                ? ""
                : "; TODO: rows are not in the order of " + paths(candidates)
                        + ": sort them and say --time if it is one";
        RowRole made = made("time", "no field has times in the order of the rows; sending fills it in" + others);
        return new RowRole(
                made.path(),
                made.field(),
                made.why(),
                candidates.stream().map(Field::path).toList());
    }

    /** A field that a label or the user's other choice is not. */
    private List<Field> free() {
        List<String> taken = Stream.concat(
                        request.tasks().stream().map(TaskRequest::field),
                        Stream.concat(request.id().stream(), request.time().stream()))
                .toList();
        return fields.stream()
                .filter(field -> !taken.contains(field.path()))
                .filter(field -> !canBeMade || field.isOfTheRow())
                .toList();
    }

    /** Sending rows looks for both among the columns. */
    private RowRole ofTheRow(String option, RowRole role) {
        check(!canBeMade || role.field().orElseThrow().isOfTheRow(), option, role.path(), "a field of no record");
        return role;
    }

    private RowRole made(String name, String why) {
        check(canBeMade, name, "none that is clear", "--" + name + " FIELD, one of " + paths(fields));
        List<String> names = new ArrayList<>(List.of(name, "event_" + name, "row_" + name));
        fields.forEach(field -> names.remove(field.path().split("\\.", 2)[0]));
        check(!names.isEmpty(), name, "none, and the names for one are taken", "--" + name + " FIELD");
        return new RowRole(names.get(0), Optional.empty(), why, List.of());
    }

    private static RowRole role(List<Field> candidates, String why) {
        List<String> others = candidates.stream().skip(1).map(Field::path).toList();
        return new RowRole(candidates.get(0).path(), Optional.of(candidates.get(0)), why, others);
    }

    private static String paths(List<Field> fields) {
        return String.join(", ", fields.stream().map(Field::path).toList());
    }
}
