package org.mmoestreams.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.monitoring.Alert;

/** What the chart in {@code deploy/helm} makes for Prometheus' operator. */
@Timeout(240)
final class HelmChartMonitoringTest {

    @TempDir
    private Path folder;

    @Test
    void tellsPodsApartByTheirNamesInMetrics() throws IOException {
        JsonNode relabelling =
                Rendered.of(folder, Rendered.ALL).only("ServiceMonitor").at("/spec/endpoints/0/relabelings/0");
        assertThat(relabelling.at("/sourceLabels/0").asText()).isEqualTo("__meta_kubernetes_pod_name");
        assertThat(relabelling.path("targetLabel").asText()).isEqualTo("instance");
    }

    @Test
    void bringsTheAlertRulesAsTheyAre() throws IOException {
        JsonNode rules =
                Rendered.of(folder, Rendered.ALL).only("PrometheusRule").path("spec");
        assertThat(rules).isEqualTo(new YAMLMapper().readTree(Files.readString(Alert.FOLDER.resolve("alerts.yaml"))));
    }
}
