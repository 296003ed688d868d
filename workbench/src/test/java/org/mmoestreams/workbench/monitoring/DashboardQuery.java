package org.mmoestreams.workbench.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A query of Grafana's dashboard.
 *
 * @param panel the title of the panel that it is for
 * @param expression with Grafana's variables
 */
public record DashboardQuery(String panel, String expression) {

    static final Path FILE = Path.of("..", "deploy", "grafana", "mmoe-streams.json");

    /** All of them, in the panels' order. */
    public static List<DashboardQuery> all() {
        List<DashboardQuery> all = new ArrayList<>();
        for (JsonNode panel : read().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                all.add(new DashboardQuery(
                        panel.path("title").asText(), target.path("expr").asText()));
            }
        }
        return all;
    }

    static JsonNode read() {
        try {
            return new JsonMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Grafana asks it where all namespaces, learners, processes and tasks are chosen. */
    public String asked() {
        return expression.replace("$__rate_interval", "1m").replaceAll("\\$(namespace|job|instance|task)\\b", ".*");
    }

    /** Whether it shows only what happened of late, which may be nothing. */
    public boolean mayBeEmpty() {
        return expression.endsWith("> 0");
    }
}
