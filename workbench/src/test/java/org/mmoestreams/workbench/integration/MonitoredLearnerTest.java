package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.monitoring.Alert;
import org.mmoestreams.workbench.monitoring.DashboardQuery;
import org.mmoestreams.workbench.monitoring.Program;
import org.mmoestreams.workbench.monitoring.PrometheusProcess;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner that a real Prometheus scrapes, asked what Grafana's dashboard and the alert rules ask. */
@WithKafka
@Timeout(480)
final class MonitoredLearnerTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:mmoe|kafka_streams|jvm|process|system)_\\w+\\b(?=\\{|\\[|\\)| |$)");
    /** Of regression tasks, which the census has not. */
    private static final Set<String> OF_OTHER_TASKS = Set.of("mmoe_task_rmse", "mmoe_task_mean_label");

    private static final int EVENTS = 4000;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    MonitoredLearnerTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void answersAllThatDashboardAndAlertsAsk() throws IOException, InterruptedException {
        Optional<Program> program = Program.find(PrometheusProcess.NAME);
        assumeTrue(program.isPresent(), Program.missing(PrometheusProcess.NAME));
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder, settings());
        try (LearnerJvm learner = pipeline.startJvm("--create-topics")) {
            String address = ApiClient.addressOf(learner).substring("http://".length());
            try (PrometheusProcess prometheus = PrometheusProcess.scraping(program.orElseThrow(), folder, address)) {
                send(pipeline);
                Set<DashboardQuery> answered = new HashSet<>();
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(unknownNames(prometheus))
                        .isEmpty());
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(unanswered(prometheus, answered))
                        .isEmpty());
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(ailingRules(prometheus)).isEmpty());
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(raised(prometheus)).isEqualTo(Set.of("MmoeDrift")));
            }
        }
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>(LearnerNames.ofOptionalOutputs(TestKafka.unique("told")));
        settings.addAll(List.of(
                "topics.labels=" + TestKafka.unique("labels"),
                "http.port=0",
                "window.rows=64",
                // sure to find changes
                "drift.input-rows=16",
                "drift.input-threshold=0.01"));
        return settings.toArray(String[]::new);
    }

    private static void send(Pipeline pipeline) {
        CapturedRun sent = CapturedRun.of(pipeline.commandLine(
                "replay",
                "--events",
                Integer.toString(EVENTS),
                "--start-time",
                "1995-01-01T00:00:00Z",
                "--label-delay",
                "exponential:50"));
        assertThat(sent.exitCode()).as(sent.err()).isZero();
    }

    /** Metrics that queries name and Prometheus has not. */
    private static Set<String> unknownNames(PrometheusProcess prometheus) throws IOException, InterruptedException {
        Set<String> unknown = new HashSet<>();
        Stream.concat(
                        DashboardQuery.all().stream().map(DashboardQuery::expression),
                        Alert.all().stream().map(Alert::expression))
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .forEach(unknown::add);
        assertThat(unknown).hasSizeGreaterThan(40);
        prometheus.names().forEach(unknown::remove);
        unknown.removeAll(OF_OTHER_TASKS);
        return unknown;
    }

    /**
     * What is wrong with queries: an error, or no series yet where there must be some.
     *
     * @param answered those that had series before, as some figures are told only while records come; added to
     */
    private static List<String> unanswered(PrometheusProcess prometheus, Set<DashboardQuery> answered)
            throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (DashboardQuery query : DashboardQuery.all()) {
            JsonNode answer = prometheus.ask(query.asked());
            boolean isOfOthers = OF_OTHER_TASKS.stream().anyMatch(query.expression()::contains);
            boolean mustHave = !query.mayBeEmpty() && !isOfOthers;
            if (answer.has("error")) {
                wrong.add(query + ": " + answer.get("error"));
            } else if (!answer.at("/data/result").isEmpty()) {
                answered.add(query);
            } else if (mustHave && !answered.contains(query)) {
                wrong.add(query + ": no series");
            }
        }
        for (Alert alert : Alert.all()) {
            JsonNode answer = prometheus.ask(alert.expression());
            if (answer.has("error")) {
                wrong.add(alert + ": " + answer.get("error"));
            }
        }
        return wrong;
    }

    /** Rules that Prometheus could not work out, or has not yet. */
    private static List<String> ailingRules(PrometheusProcess prometheus) throws IOException, InterruptedException {
        List<String> ailing = new ArrayList<>();
        JsonNode rules = prometheus.rules();
        assertThat(rules).hasSameSizeAs(Alert.all());
        rules.forEach(rule -> {
            if (!rule.path("health").asText().equals("ok")) {
                ailing.add(rule.path("name").asText() + ": " + rule.path("lastError"));
            }
        });
        return ailing;
    }

    /** Alerts that are raised; not those that would be if what raises them lasted. */
    private static Set<String> raised(PrometheusProcess prometheus) throws IOException, InterruptedException {
        Set<String> raised = new HashSet<>();
        prometheus.rules().forEach(rule -> {
            if (rule.path("state").asText().equals("firing")) {
                raised.add(rule.path("name").asText());
            }
        });
        return raised;
    }
}
