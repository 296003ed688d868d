package org.mmoestreams.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

/** The objects that the chart makes of values. */
record Rendered(List<JsonNode> objects) {

    /** What stands in the place of the annotation that makes an object a hook. */
    static final String HOOK = "hook";

    private static final Path CHART = Path.of("..", "deploy", "helm", "mmoe-streams");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Values without which there is no chart. */
    static final String LEAST = """
            bootstrap: "kafka-1:9093,kafka-2:9093"
            applicationId: census-eu
            http: {tokenSecret: {name: learner-http}}
            """;

    /** Values with which it makes everything that it can make. */
    static final String ALL = LEAST + """
            featuresTopic: eu.census.features
            config: {topics: {predictions: eu.census.predictions}, window: {rows: 512}}
            files: {shop.avsc: "{}"}
            secretEnvironment: [{name: MMOE_KAFKA_SASL_JAAS_CONFIG, secret: kafka-learner, key: jaas}]
            secretFolders: [{secret: kafka-ca, path: /etc/kafka-ca}]
            serviceMonitor: {enabled: true, labels: {release: prometheus}}
            prometheusRule: {enabled: true}
            grafanaDashboard: {enabled: true}
            cleanUp: {applicationId: census-eu}
            environment: {OPENBLAS_CORETYPE: Haswell}
            autoscaling: {enabled: true, maxReplicas: 3, triggerMetadata: {sasl: scram_sha512}, authentication: kafka}
            """;

    Rendered {
        objects = List.copyOf(objects);
    }

    /** Of values as YAML. */
    static Rendered of(Path folder, String values) throws IOException {
        Path output = folder.resolve("rendered.yaml");
        String said = template(folder, values, output);
        assertThat(output).as(said).exists();
        List<JsonNode> objects = new ArrayList<>();
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(new YAMLFactory().createParser(output.toFile()))) {
            documents.forEachRemaining(objects::add);
        }
        return new Rendered(
                objects.stream().filter(each -> each != null && each.isObject()).toList());
    }

    /** What is said where values are refused. */
    static String refusal(Path folder, String values) throws IOException {
        Path output = folder.resolve("refused.yaml");
        String said = template(folder, values, output);
        assertThat(output).doesNotExist();
        return said;
    }

    /** What Helm has to say of the chart; begins with {@code passed} or {@code failed}. */
    static String lint(Path folder) throws IOException {
        Path output = folder.resolve("lint.txt");
        String said = run(folder, "lint", CHART.toString(), output.toString());
        assertThat(output).as(said).exists();
        return Files.readString(output);
    }

    /** The one object of a kind. */
    JsonNode only(String kind) {
        List<JsonNode> found = all(kind);
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    /** The objects of a kind. */
    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .toList();
    }

    /** The kinds that there are. */
    List<String> kinds() {
        return objects.stream().map(each -> each.path("kind").asText()).toList();
    }

    /** The container of the learner. */
    JsonNode learner() {
        return only("StatefulSet").at("/spec/template/spec/containers/0");
    }

    /** The variables of a container that have their values here. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        container.path("env").forEach(each -> {
            if (each.has("value")) {
                environment.put(each.path("name").asText(), each.path("value").asText());
            }
        });
        return environment;
    }

    /** A container's arguments. */
    static String[] arguments(JsonNode container) {
        return StreamSupport.stream(container.path("args").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    private static String template(Path folder, String values, Path output) throws IOException {
        Path file = folder.resolve("values.yaml");
        Files.writeString(file, values);
        Path chart = folder.resolve("chart");
        copyWithoutHooks(chart);
        return run(folder, "template", chart.toString(), output.toString(), file.toString());
    }

    /** The library keeps hooks to itself, so that objects that are hooks are made others here. */
    private static void copyWithoutHooks(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(CHART.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("helm.sh/hook:", HOOK + ":"));
            }
        }
    }

    private static String run(Path folder, String... arguments) throws IOException {
        Path log = folder.resolve("helm.log");
        Files.deleteIfExists(log);
        try (ChildJvm helm = ChildJvm.start(JvmCommand.of(HelmMain.class, log).withArgs(arguments))) {
            assertThat(helm.awaitExit(PATIENCE)).isTrue();
        }
        return Files.readString(log);
    }
}
