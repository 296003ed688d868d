package org.mmoestreams.workbench.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.Task;

/** How scored rows are written: a line for each. Scores are written whole, so that nothing is lost. */
public enum ScoreFormat {
    /** Values in columns {@code id}, and {@code TASK} and {@code TASK.label} of each task; empty for no label. */
    CSV("csv") {

        @Override
        public Optional<String> header(List<Task> tasks) {
            StringJoiner header = new StringJoiner(",").add("id");
            tasks.forEach(task -> header.add(quoted(task.name())).add(quoted(task.name() + LABEL)));
            return Optional.of(header.toString());
        }

        @Override
        public String line(List<Task> tasks, Event event, double[] scores) {
            StringJoiner line = new StringJoiner(",").add(quoted(event.idText()));
            for (int task = 0; task < scores.length; task++) {
                double label = event.values().label(task);
                line.add(Double.toString(scores[task])).add(Double.isNaN(label) ? "" : text(tasks.get(task), label));
            }
            return line.toString();
        }
    },
    /** Objects with {@code id}, {@code scores} by task, and {@code labels} by task where they are known. */
    JSON_LINES("json-lines") {

        @Override
        public Optional<String> header(List<Task> tasks) {
            return Optional.empty();
        }

        @Override
        public String line(List<Task> tasks, Event event, double[] scores) {
            ObjectNode line = JSON.createObjectNode().put("id", event.idText());
            ObjectNode said = line.putObject("scores");
            ObjectNode labels = line.putObject("labels");
            for (int task = 0; task < scores.length; task++) {
                String name = tasks.get(task).name();
                said.put(name, scores[task]);
                double label = event.values().label(task);
                if (!Double.isNaN(label)) {
                    labels.put(name, label);
                }
            }
            try {
                return JSON.writeValueAsString(line);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final String LABEL = ".label";
    private static final JsonMapper JSON = new JsonMapper();

    private final String title;

    ScoreFormat(String title) {
        this.title = title;
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ScoreFormat named(String name) {
        for (ScoreFormat format : values()) {
            if (format.title.equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("as: " + name + " (expected: csv or json-lines)");
    }

    /** The line above all; empty for none. */
    public abstract Optional<String> header(List<Task> tasks);

    /** The line of a row. */
    public abstract String line(List<Task> tasks, Event event, double[] scores);

    private static String text(Task task, double label) {
        return task.isBinary() ? Integer.toString((int) label) : Double.toString(label);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
