package org.mmoestreams.workbench.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds fields that tell a label. One does if, for each of its frequent values, and for all others together, and for a
 * missing one, nearly all labels are the same: over 99.9 % of rows, and nine tenths of the rarer class. One is
 * suspicious that is named after a label.
 */
final class Leaks {

    private static final double MOST_ERRORS = 0.001;
    private static final double MOST_ERRORS_OF_CLASS = 0.1;
    private static final int LEAST_OF_CLASS = 10;
    private static final int FREQUENT = 10;

    private final int rows;
    private final List<LabelTask> tasks;

    Leaks(long rows, List<LabelTask> tasks) {
        this.rows = (int) Math.min(rows, FieldProfile.mostCodes());
        this.tasks = tasks;
    }

    /** A decision with what there is to warn of; a field that tells a label is ignored. */
    Decision warned(Field field, Decision decision) {
        Optional<LabelTask> told =
                tasks.stream().filter(task -> tells(field, task)).findFirst();
        if (told.isPresent()) {
            return Decision.ignored(
                            field,
                            "TODO: leak? It tells the label of " + told.get().name()
                                    + " in over 99.9 % of rows. Is it known before the label is?")
                    .saying("if so, move it to " + decision.section().key() + ": " + decision.entry());
        }
        return tasks.stream()
                .filter(task -> FieldNames.beginsWith(field.path(), task.field().path())
                        || FieldNames.beginsWith(field.path(), task.name()))
                .findFirst()
                .map(task -> decision.saying("TODO: leak? It is named after the label of " + task.name()
                        + "; if it is known only with that, ignore it"))
                .orElse(decision);
    }

    private boolean tells(Field field, LabelTask task) {
        if (field.type() == FieldType.LIST) {
            return false;
        }
        if (task.positive().isEmpty()) {
            return isCopy(field, task.field());
        }
        boolean[] positives = task.positives();
        Map<Integer, long[]> classes = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            int label = task.field().profile().codeOf(row);
            if (label >= 0) {
                classes.computeIfAbsent(field.profile().codeOf(row), code -> new long[2])[positives[label] ? 1 : 0]++;
            }
        }
        return areApart(classes);
    }

    private static boolean areApart(Map<Integer, long[]> classes) {
        long[] all = new long[2];
        long[] rare = new long[2];
        long errors = 0;
        for (Map.Entry<Integer, long[]> entry : classes.entrySet()) {
            long[] of = entry.getValue();
            add(all, of);
            boolean isRare =
                    entry.getKey() == DistinctValues.BEYOND || (entry.getKey() >= 0 && of[0] + of[1] < FREQUENT);
            if (isRare) {
                add(rare, of);
            } else {
                errors += Math.min(of[0], of[1]);
            }
        }
        errors += Math.min(rare[0], rare[1]);
        long rarer = Math.min(all[0], all[1]);
        return rarer >= LEAST_OF_CLASS
                && errors <= MOST_ERRORS * (all[0] + all[1])
                && errors <= MOST_ERRORS_OF_CLASS * rarer;
    }

    /** Whether a field has the number of a label wherever there is one. */
    private boolean isCopy(Field field, Field label) {
        if (!field.type().isNumber() || label.values().size() < 2) {
            return false;
        }
        List<String> values = field.values().byIndex();
        List<String> labels = label.values().byIndex();
        long same = 0;
        long both = 0;
        for (int row = 0; row < rows; row++) {
            int code = field.profile().codeOf(row);
            int labelCode = label.profile().codeOf(row);
            if (labelCode >= 0) {
                both++;
                same += code >= 0 && Double.parseDouble(values.get(code)) == Double.parseDouble(labels.get(labelCode))
                        ? 1
                        : 0;
            }
        }
        return both >= LEAST_OF_CLASS && both - same <= MOST_ERRORS * both;
    }

    private static void add(long[] sum, long[] more) {
        sum[0] += more[0];
        sum[1] += more[1];
    }
}
