package org.mmoestreams.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.monitoring.Alert;
import picocli.CommandLine;

/** The chart in {@code deploy/helm}, linted and rendered by Helm's code; no cluster has seen it. */
@Timeout(240)
final class HelmChartTest {

    private static final String ALL_ON = Rendered.LEAST + """
            applicationId: census-eu
            featuresTopic: eu.census.features
            config: {topics: {predictions: eu.census.predictions}, window: {rows: 512}}
            files: {shop.avsc: "{}"}
            secretEnvironment: [{name: MMOE_KAFKA_SASL_JAAS_CONFIG, secret: kafka-learner, key: jaas}]
            secretFolders: [{secret: kafka-ca, path: /etc/kafka-ca}]
            serviceMonitor: {enabled: true, labels: {release: prometheus}}
            prometheusRule: {enabled: true}
            grafanaDashboard: {enabled: true}
            cleanUp: {enabled: true}
            autoscaling: {enabled: true, maxReplicas: 3, triggerMetadata: {sasl: scram_sha512}, authentication: kafka}
            """;

    @TempDir
    private Path folder;

    @Test
    void passesHelmsOwnChecks() throws IOException {
        assertThat(Rendered.lint(folder)).startsWith("passed").doesNotContain("[WARNING]", "[ERROR]");
    }

    @Test
    void makesObjectsWhoseFieldsKubernetesKnows() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        assertThat(all.kinds())
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "ConfigMap",
                        "ConfigMap",
                        "Service",
                        "StatefulSet",
                        "PodDisruptionBudget",
                        "ServiceMonitor",
                        "PrometheusRule",
                        "ScaledObject",
                        "Job");
        List<JsonNode> known = all.objects().stream().filter(KnownTypes::has).toList();
        assertThat(known).hasSize(9);
        for (JsonNode object : known) {
            assertThatCode(() -> KnownTypes.read(object))
                    .as(object.path("kind").asText())
                    .doesNotThrowAnyException();
        }
        ObjectNode misspelt = all.only("StatefulSet").deepCopy();
        misspelt.withObject("/spec/template/spec").put("terminationGracePeriod", 5);
        assertThatThrownBy(() -> KnownTypes.read(misspelt)).hasMessageContaining("terminationGracePeriod");
    }

    @Test
    void makesNoMoreThanIsAskedFor() throws IOException {
        assertThat(Rendered.of(folder, Rendered.LEAST).kinds())
                .containsExactlyInAnyOrder("ConfigMap", "Service", "StatefulSet", "PodDisruptionBudget");
    }

    @Test
    void startsALearnerWithArgumentsAndVariablesThatThereAre() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        for (JsonNode container : List.of(all.learner(), all.only("Job").at("/spec/template/spec/containers/0"))) {
            CommandLine line =
                    Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
            assertThatCode(() -> line.parseArgs(Rendered.arguments(container))).doesNotThrowAnyException();
            assertThat(Rendered.arguments(container)).contains("kafka-1:9093,kafka-2:9093");
        }
        Path file = folder.resolve("learner.yaml");
        JsonNode data = all.all("ConfigMap").stream()
                .filter(each -> each.at("/metadata/name").asText().equals("census-mmoe-streams"))
                .findFirst()
                .orElseThrow()
                .path("data");
        Files.writeString(file, data.path("learner.yaml").asText());
        assertThat(data.has("shop.avsc")).isTrue();
        Map<String, String> environment = new HashMap<>(Rendered.environment(all.learner()));
        assertThat(environment.remove("MMOE_JAVA_OPTS")).isEqualTo("-Xmx512m");
        Settings settings =
                EffectiveConfig.of(Optional.of(file), environment, List.of()).settings();
        assertThat(settings.applicationId()).isEqualTo("census-eu");
        assertThat(settings.topics().features()).isEqualTo("eu.census.features");
        assertThat(settings.learner().windowRows()).isEqualTo(512);
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.kafka()).containsEntry("session.timeout.ms", "60000");
    }

    @Test
    void takesAnEmptyConfiguration() throws IOException {
        Path file = folder.resolve("learner.yaml");
        Files.writeString(
                file,
                Rendered.of(folder, Rendered.LEAST)
                        .only("ConfigMap")
                        .at("/data/learner.yaml")
                        .asText());
        assertThatCode(() -> EffectiveConfig.of(Optional.of(file), Map.of(), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void givesEachPodItsNameInTheGroupAndAPlaceForItsState() throws IOException {
        Rendered least = Rendered.of(folder, Rendered.LEAST);
        JsonNode set = least.only("StatefulSet");
        assertThat(variable(least.learner(), "MMOE_KAFKA_GROUP_INSTANCE_ID")
                        .at("/valueFrom/fieldRef/fieldPath")
                        .asText())
                .isEqualTo("metadata.name");
        assertThat(set.at("/spec/serviceName")).isEqualTo(least.only("Service").at("/metadata/name"));
        assertThat(set.at("/spec/volumeClaimTemplates/0/metadata/name").asText())
                .isEqualTo("state");
        assertThat(mount(least.learner(), "state"))
                .isEqualTo(Rendered.environment(least.learner()).get("MMOE_STATE_DIR"));
        assertThat(set.at("/spec/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void asksForHealthWhereItIsAnswered() throws IOException {
        JsonNode learner = Rendered.of(folder, Rendered.LEAST).learner();
        assertThat(learner.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(learner.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(learner.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
        assertThat(learner.at("/readinessProbe/httpGet/port").asText())
                .isEqualTo(learner.at("/ports/0/name").asText());
        assertThat(learner.at("/ports/0/containerPort").asText())
                .isEqualTo(Rendered.environment(learner).get("MMOE_HTTP_PORT"));
    }

    @Test
    void isConfinedAsTheImageIsTested() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        for (String kind : List.of("StatefulSet", "Job")) {
            JsonNode pod = all.only(kind).at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            JsonNode container = pod.at("/containers/0/securityContext");
            assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        }
    }

    @Test
    void budgetsDisruptionsOfItsOwnPods() throws IOException {
        Rendered least = Rendered.of(folder, Rendered.LEAST);
        JsonNode budget = least.only("PodDisruptionBudget").path("spec");
        assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
        JsonNode selector = least.only("StatefulSet").at("/spec/selector");
        assertThat(budget.path("selector")).isEqualTo(selector);
        assertThat(least.only("Service").at("/spec/selector")).isEqualTo(selector.path("matchLabels"));
    }

    @Test
    void namesSecretsAndHasNone() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        JsonNode token = variable(all.learner(), "MMOE_HTTP_TOKEN").at("/valueFrom/secretKeyRef");
        assertThat(token.path("name").asText()).isEqualTo("learner-http");
        assertThat(all.only("ServiceMonitor").at("/spec/endpoints/0/authorization/credentials"))
                .isEqualTo(token);
        assertThat(variable(all.learner(), "MMOE_KAFKA_SASL_JAAS_CONFIG")
                        .at("/valueFrom/secretKeyRef/name")
                        .asText())
                .isEqualTo("kafka-learner");
        assertThat(mount(all.learner(), "secret-0")).isEqualTo("/etc/kafka-ca");
        assertThat(all.kinds()).doesNotContain("Secret");
    }

    @Test
    void refusesSecretsInTheConfiguration() throws IOException {
        assertThat(Rendered.refusal(
                        folder, Rendered.LEAST + "config: {kafka: {ssl.truststore.password: hunter2-correct}}\n"))
                .contains("config: ssl.truststore.password has a value (expected: no secret here;")
                .doesNotContain("hunter2");
        Rendered referring = Rendered.of(
                folder, Rendered.LEAST + "config: {kafka: {ssl.truststore.password: \"${file:/etc/s:p}\"}}\n");
        assertThat(referring.only("ConfigMap").at("/data/learner.yaml").asText())
                .contains("${file:/etc/s:p}");
    }

    @Test
    void refusesAReleaseWithoutBrokersOrWithoutAToken() throws IOException {
        assertThat(Rendered.refusal(folder, "bootstrap: \"kafka:9092\"\n"))
                .contains("http.tokenSecret.name: empty (expected: the name of a Secret");
        assertThat(Rendered.refusal(folder, "http: {tokenSecret: {name: a}}\n"))
                .contains("bootstrap: empty (expected: the brokers, as HOST:PORT");
        assertThat(Rendered.refusal(folder, Rendered.LEAST + "replica: 3\n")).contains("replica");
    }

    @Test
    void scalesByTheLagOfTheGroupAndLeavesReplicasToThat() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        JsonNode scaled = all.only("ScaledObject").path("spec");
        JsonNode set = all.only("StatefulSet");
        assertThat(set.path("spec").has("replicas")).isFalse();
        assertThat(scaled.at("/scaleTargetRef/name")).isEqualTo(set.at("/metadata/name"));
        JsonNode trigger = scaled.at("/triggers/0");
        assertThat(trigger.path("type").asText()).isEqualTo("kafka");
        assertThat(trigger.at("/metadata/consumerGroup").asText()).isEqualTo("census-eu");
        assertThat(trigger.at("/metadata/topic").asText()).isEqualTo("eu.census.features");
        assertThat(trigger.at("/metadata/sasl").asText()).isEqualTo("scram_sha512");
        assertThat(trigger.path("metadata").properties())
                .allSatisfy(entry -> assertThat(entry.getValue().isTextual()).isTrue());
        assertThat(trigger.at("/authenticationRef/name").asText()).isEqualTo("kafka");
    }

    @Test
    void cleansUpOnlyAfterAllElseIsGone() throws IOException {
        Rendered all = Rendered.of(folder, ALL_ON);
        JsonNode job = all.only("Job");
        assertThat(Rendered.arguments(job.at("/spec/template/spec/containers/0")))
                .startsWith("reset")
                .contains("--yes");
        String configuration = job.at("/spec/template/spec/volumes")
                .findValue("configMap")
                .path("name")
                .asText();
        JsonNode own = all.all("ConfigMap").stream()
                .filter(each -> each.at("/metadata/name").asText().equals(configuration))
                .findFirst()
                .orElseThrow();
        for (JsonNode hook : List.of(job, own)) {
            assertThat(hook.path("metadata")
                            .path("annotations")
                            .path(Rendered.HOOK)
                            .asText())
                    .isEqualTo("post-delete");
        }
        assertThat(job.at("/spec/template/metadata/labels"))
                .isNotEqualTo(all.only("StatefulSet").at("/spec/selector/matchLabels"));
    }

    @Test
    void bringsTheAlertRulesAsTheyAre() throws IOException {
        JsonNode rules = Rendered.of(folder, ALL_ON).only("PrometheusRule").path("spec");
        assertThat(rules).isEqualTo(new YAMLMapper().readTree(Files.readString(Alert.FOLDER.resolve("alerts.yaml"))));
    }

    private static JsonNode variable(JsonNode container, String name) {
        for (JsonNode each : container.path("env")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError(name + ": not set");
    }

    private static String mount(JsonNode container, String volume) {
        for (JsonNode each : container.path("volumeMounts")) {
            if (each.path("name").asText().equals(volume)) {
                return each.path("mountPath").asText();
            }
        }
        throw new AssertionError(volume + ": not mounted");
    }
}
