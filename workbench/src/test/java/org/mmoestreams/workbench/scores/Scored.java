package org.mmoestreams.workbench.scores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.workbench.cli.CapturedRun;

/** Files of scores, and what the command says of them. */
public final class Scored {

    private Scored() {}

    /** A file of scores. */
    public static Path file(Path folder, String... lines) {
        try {
            return Files.write(folder.resolve("scores.csv"), List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A file with labels in its first column, and columns of numbers, each given as {@code name: 1 2 3}. */
    public static Path columns(Path folder, String labels, String... columns) {
        String[] label = labels.split(" ", -1);
        String[] lines = new String[label.length + 1];
        lines[0] = "label";
        System.arraycopy(label, 0, lines, 1, label.length);
        for (String column : columns) {
            String[] cells = column.split(":? ", -1);
            for (int line = 0; line < lines.length; line++) {
                lines[line] += "," + cells[line];
            }
        }
        return file(folder, lines);
    }

    /** What the command prints with {@code --json}. */
    public static JsonNode json(Path file, String... options) {
        CapturedRun run = run(file, with(options, "--json"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        try {
            return new JsonMapper().readTree(run.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    /** A run of the command. */
    public static CapturedRun run(Path file, String... options) {
        return CapturedRun.of(with(new String[] {"metrics", "--scores", file.toString()}, options));
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
