package org.mmoestreams.workbench.draft;

import java.nio.file.Path;

/** Writes a learner's configuration. */
final class LearnerDraft {

    private LearnerDraft() {}

    /**
     * The configuration as YAML.
     *
     * @param file where it will be
     * @param schema the file with the schema
     * @param spec the file with the spec
     */
    static String of(DraftOrigin origin, Path file, Path schema, Path spec) {
        StringBuilder text = new StringBuilder();
        line(text, "# A draft of a learner's configuration by mmoe-streams init, of " + origin.sample() + ".");
        line(text, "# What is not here is as usual; mmoe-streams config --reference lists all keys.");
        line(text, "# Paths are as seen from the folder in which a command is run. What to run next:");
        origin.next().forEach(command -> line(text, "#   " + command.replace("%s", ShellText.word(file.toString()))));
        line(text, "");
        line(text, "application-id: " + YamlText.scalar(origin.name()));
        line(text, "event:");
        line(text, "  schema: " + YamlText.scalar(schema.toString()));
        line(text, "  spec: " + YamlText.scalar(spec.toString()));
        line(text, "topics:");
        line(text, "  features: " + YamlText.scalar(origin.topic()));
        line(text, "  predictions: " + YamlText.scalar(origin.name() + ".predictions"));
        line(text, "  metrics: " + YamlText.scalar(origin.name() + ".metrics"));
        line(text, "  dead-letters: " + YamlText.scalar(origin.name() + ".dead-letters"));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.startsWith("#") ? YamlText.comment(line) : line).append('\n');
    }
}
