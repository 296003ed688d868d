package org.mmoestreams.workbench.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The alert rules, by Prometheus' own tool and by what the runbook has. */
final class AlertRulesTest {

    private static final String PROMTOOL = "promtool";
    private static final String TESTS = "alerts.test.yaml";
    private static final Path ROOT = Path.of("..");

    @Test
    void areRaisedWhenTheyShouldAndNotBefore() {
        Program.Said said = promtool("test", "rules", TESTS);
        assertThat(said.exitCode()).as(said.output()).isZero();
    }

    @Test
    void areTakenByPrometheusWithItsConfiguration() {
        Program.Said said = promtool("check", "config", "prometheus.yaml");
        assertThat(said.exitCode()).as(said.output()).isZero();
    }

    @Test
    void areEachTestedWithSomethingThatRaisesThem() {
        Set<String> raised = new HashSet<>();
        for (JsonNode test : Alert.read(TESTS).path("tests")) {
            for (JsonNode asked : test.path("alert_rule_test")) {
                if (!asked.path("exp_alerts").isEmpty()) {
                    raised.add(asked.path("alertname").asText());
                }
            }
        }
        assertThat(Alert.all()).extracting(Alert::name).doesNotHaveDuplicates().allMatch(raised::contains);
    }

    @Test
    void nameAnEntryOfTheRunbookThatThereIs() throws IOException {
        for (Alert alert : Alert.all()) {
            String[] place = alert.runbook().split("#", 2);
            assertThat(place).as(alert.name()).hasSize(2);
            List<String> anchors = Files.readAllLines(ROOT.resolve(place[0])).stream()
                    .filter(line -> line.matches("#+ .*"))
                    .map(AlertRulesTest::anchor)
                    .toList();
            assertThat(anchors).as(alert.name()).contains(place[1]);
        }
    }

    /** As the anchor of a heading is made on the web. */
    private static String anchor(String heading) {
        return heading.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    private static Program.Said promtool(String... arguments) {
        Optional<Program> promtool = Program.find(PROMTOOL);
        assumeTrue(promtool.isPresent(), Program.missing(PROMTOOL));
        return promtool.orElseThrow().run(Alert.FOLDER, arguments);
    }
}
