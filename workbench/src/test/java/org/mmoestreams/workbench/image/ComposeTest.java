package org.mmoestreams.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.cli.Main;
import picocli.CommandLine;

/** {@code docker/compose.yaml} and what it names. */
final class ComposeTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern PINNED_BASE = Pattern.compile("ARG \\w+_IMAGE=[\\w./-]+:\\d+\\.\\d+\\.\\d+\\S*");
    private static final String IN_IMAGE = "/opt/mmoe-streams/bin/";

    private final JsonNode services;

    ComposeTest() throws IOException {
        services = new YAMLMapper()
                .readTree(Files.readString(DOCKER.resolve("compose.yaml")))
                .path("services");
    }

    @Test
    void startsEachServiceWhenTheOneBeforeItIsHealthy() {
        assertThat(services.fieldNames()).toIterable().containsExactly("kafka", "learner", "replayer");
        assertThat(conditionOf("learner", "kafka")).isEqualTo("service_healthy");
        assertThat(conditionOf("replayer", "learner")).isEqualTo("service_healthy");
        for (String awaited : List.of("kafka", "learner")) {
            assertThat(texts(services.at("/" + awaited + "/healthcheck/test")))
                    .as(awaited)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void asksTheLearnerWhetherItIsReadyByAScriptThatTheImageHas() {
        List<String> test = texts(services.at("/learner/healthcheck/test"));
        assertThat(test).containsExactly("CMD", IN_IMAGE + "healthcheck.sh", "ready");
        assertThat(DOCKER.resolve("healthcheck.sh")).isExecutable();
    }

    @Test
    void pinsTheVersionsThatTheProjectHas() throws IOException {
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
        String pom = Files.readString(Path.of("..", "pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(image("learner")).isEqualTo("mmoe-streams:" + version);
        assertThat(image("replayer")).isEqualTo(image("learner"));
        List<String> bases = Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("ARG "))
                .toList();
        assertThat(bases).hasSize(2).allSatisfy(line -> assertThat(line).matches(PINNED_BASE));
    }

    @Test
    void publishesPortsOnLoopbackOnly() {
        List<String> ports = StreamSupport.stream(services.spliterator(), false)
                .flatMap(service -> texts(service.path("ports")).stream())
                .toList();
        assertThat(ports).hasSize(2).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void runsCommandsThatThereAre() {
        for (String service : List.of("learner", "replayer")) {
            String[] line = texts(services.path(service).path("command")).toArray(String[]::new);
            assertThat(line).as(service).contains("kafka:19092");
            CommandLine all =
                    Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
            assertThatCode(() -> all.parseArgs(line)).as(service).doesNotThrowAnyException();
        }
    }

    @Test
    void givesTheBrokerSettingsThatItTakes() {
        Properties settings = new Properties();
        services.at("/kafka/environment")
                .properties()
                .forEach(entry ->
                        settings.put(brokerKey(entry.getKey()), entry.getValue().asText()));
        assertThat(KafkaConfig.configDef().names())
                .containsAll(settings.keySet().stream().map(Object::toString).toList());
        KafkaConfig config = new KafkaConfig(settings);
        assertThat(config.logDirs()).containsExactly("/var/lib/kafka/data");
        assertThat(settings.getProperty("advertised.listeners")).contains("://kafka:19092", "://127.0.0.1:9092");
        assertThat(texts(services.at("/kafka/volumes"))).containsExactly("kafka-data:/var/lib/kafka/data");
    }

    private static String brokerKey(String variable) {
        return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private String conditionOf(String service, String awaited) {
        return services.path(service)
                .path("depends_on")
                .path(awaited)
                .path("condition")
                .asText();
    }

    private String image(String service) {
        return services.path(service).path("image").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
