package org.mmoestreams.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.requests.JoinGroupRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.cli.Main;
import picocli.CommandLine;

/** The chart in {@code deploy/helm}, linted and rendered by Helm's code; no cluster has seen it. */
@Timeout(240)
final class HelmChartTest {

    @TempDir
    private Path folder;

    @Test
    void passesHelmsOwnChecks() throws IOException {
        assertThat(Rendered.lint(folder)).startsWith("passed").doesNotContain("[WARNING]", "[ERROR]");
    }

    @Test
    void makesObjectsWhoseFieldsKubernetesKnows() throws IOException {
        Rendered all = Rendered.of(folder, Rendered.ALL);
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
        Rendered all = Rendered.of(folder, Rendered.ALL);
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
        assertThat(environment.remove("OPENBLAS_CORETYPE")).isEqualTo("Haswell");
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
    void givesEachPodANameInTheGroupThatNoOtherNamespaceHasAndAPlaceForItsState() throws IOException {
        Rendered least = Rendered.of(folder, Rendered.LEAST);
        JsonNode set = least.only("StatefulSet");
        assertThat(Rendered.environment(least.learner()))
                .containsEntry("MMOE_KAFKA_GROUP_INSTANCE_ID", "$(POD_NAMESPACE).$(POD_NAME)");
        List<String> names = new ArrayList<>();
        least.learner().path("env").forEach(each -> names.add(each.path("name").asText()));
        // Kubernetes puts in what comes before
        assertThat(names).containsSubsequence("POD_NAMESPACE", "POD_NAME", "MMOE_KAFKA_GROUP_INSTANCE_ID");
        assertThat(field(least.learner(), "POD_NAMESPACE")).isEqualTo("metadata.namespace");
        assertThat(field(least.learner(), "POD_NAME")).isEqualTo("metadata.name");
        JoinGroupRequest.validateGroupInstanceId("learning.census-mmoe-streams-0");
        assertThat(set.at("/spec/serviceName")).isEqualTo(least.only("Service").at("/metadata/name"));
        assertThat(set.at("/spec/volumeClaimTemplates/0/metadata/name").asText())
                .isEqualTo("state");
        assertThat(Rendered.environment(least.learner()).get("MMOE_STATE_DIR"))
                .isEqualTo(mount(least.learner(), "state") + "/state");
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
    void asksByHttpsWhereTheLearnerAnswersByHttps() throws IOException {
        String keystore = "config: {http.keystore: /etc/learner-tls/key.p12}\n";
        String secured = Rendered.LEAST.replace("http: {", "http: {scheme: HTTPS, ");
        Rendered rendered = Rendered.of(
                folder,
                secured + keystore + "serviceMonitor: {enabled: true, tlsConfig: {serverName: learner.example.org}}\n");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(rendered.learner().path(probe).at("/httpGet/scheme").asText())
                    .as(probe)
                    .isEqualTo("HTTPS");
        }
        JsonNode endpoint = rendered.only("ServiceMonitor").at("/spec/endpoints/0");
        assertThat(endpoint.path("scheme").asText()).isEqualTo("https");
        assertThat(endpoint.at("/tlsConfig/serverName").asText()).isEqualTo("learner.example.org");
    }

    @Test
    void runsNoOtherImageUntilPodsAreDeleted() throws IOException {
        JsonNode set = Rendered.of(folder, Rendered.LEAST).only("StatefulSet");
        assertThat(set.at("/spec/updateStrategy/type").asText()).isEqualTo("OnDelete");
    }

    @Test
    void isConfinedAsTheImageIsTested() throws IOException {
        Rendered all = Rendered.of(folder, Rendered.ALL);
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
        Rendered all = Rendered.of(folder, Rendered.ALL);
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
    void scalesByTheLagOfTheGroupAndLeavesReplicasToThat() throws IOException {
        Rendered all = Rendered.of(folder, Rendered.ALL);
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
        Rendered all = Rendered.of(folder, Rendered.ALL);
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

    private static String field(JsonNode container, String variable) {
        return variable(container, variable).at("/valueFrom/fieldRef/fieldPath").asText();
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
