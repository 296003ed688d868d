package org.mmoestreams.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.client.models.StoredModel;

/** What has become of labels that come late, in words: a line for each figure, with the tasks beside each other. */
final class LabelTable {

    private static final String TIME = "_time";
    private static final String NONE = "-";

    private LabelTable() {}

    /** The text behind that of the models; nothing where no labels come late. */
    static String of(List<StoredModel> models, Map<Integer, JoinCounts> labels) {
        return models.stream()
                .filter(model -> labels.containsKey(model.partition()))
                .map(model -> of(model, labels.get(model.partition())))
                .collect(Collectors.joining());
    }

    private static String of(StoredModel model, JoinCounts counts) {
        StringBuilder text = new StringBuilder(String.format(
                "%n%nlabels of partition %d: %d rows wait, %d are finished, %d labels wait for their event, %d events"
                        + " replaced%n%-26s",
                model.partition(), counts.rows(), counts.finished(), counts.early(), counts.replaced(), ""));
        model.identity().tasks().forEach(task -> text.append(String.format(" %24s", task)));
        List<LabelFigure> names = LabelFigure.of(counts, 0);
        for (int line = 0; line < names.size(); line++) {
            text.append(String.format("%n%-26s", names.get(line).name()));
            for (int task = 0; task < counts.tasks(); task++) {
                text.append(String.format(
                        " %24s", value(LabelFigure.of(counts, task).get(line))));
            }
        }
        return text.toString();
    }

    private static String value(LabelFigure figure) {
        if (figure.value().isEmpty()) {
            return NONE;
        }
        long value = figure.value().getAsLong();
        return figure.name().endsWith(TIME) ? Instant.ofEpochMilli(value).toString() : Long.toString(value);
    }
}
