package org.mmoestreams.workbench.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of {@code deploy/prometheus/alerts.yaml}.
 *
 * @param name the alert's
 * @param expression whose series are alerts
 * @param runbook what to do, as a path from the root and an anchor
 */
public record Alert(String name, String expression, String runbook) {

    /** Where the rules are. */
    public static final Path FOLDER = Path.of("..", "deploy", "prometheus");

    static final String FILE = "alerts.yaml";

    /** All of them, in the file's order. */
    public static List<Alert> all() {
        List<Alert> all = new ArrayList<>();
        for (JsonNode group : read(FILE).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                all.add(new Alert(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.at("/annotations/runbook").asText()));
            }
        }
        return all;
    }

    /** A file of the rules' folder. */
    static JsonNode read(String file) {
        try {
            return new YAMLMapper().readTree(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
