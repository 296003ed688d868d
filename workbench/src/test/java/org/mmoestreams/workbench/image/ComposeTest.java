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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.workbench.cli.Main;
import picocli.CommandLine;

/** The Compose files in {@code docker/}, and what they name. */
final class ComposeTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern PINNED_BASE = Pattern.compile("ARG \\w+_IMAGE=[\\w./-]+:\\d+\\.\\d+\\.\\d+\\S*");
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+\\.\\d+\\S*");
    private static final String PLAIN = "compose.yaml";
    private static final String REGISTRY = "compose.registry.yaml";
    private static final String TLS = "compose.tls.yaml";
    private static final List<String> ALL = List.of(PLAIN, REGISTRY, TLS);
    private static final String IN_IMAGE = "/opt/mmoe-streams/bin/";

    private final JsonNode services;

    ComposeTest() throws IOException {
        services = services(PLAIN);
    }

    @Test
    void startsEachServiceWhenTheOneBeforeItIsHealthy() {
        assertThat(withoutProfile(services)).containsExactly("kafka", "learner", "replayer");
        assertThat(conditionOf("learner", "kafka")).isEqualTo("service_healthy");
        assertThat(conditionOf("replayer", "learner")).isEqualTo("service_healthy");
        for (String awaited : List.of("kafka", "learner", "prometheus")) {
            assertThat(texts(services.at("/" + awaited + "/healthcheck/test")))
                    .as(awaited)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void hasWhatIsForLookingOnlyWhereThatIsAskedFor() {
        assertThat(texts(services.at("/prometheus/profiles"))).containsExactly("monitoring");
        assertThat(texts(services.at("/grafana/profiles"))).containsExactly("monitoring");
        assertThat(texts(services.at("/kafka-ui/profiles"))).containsExactly("ui");
    }

    @Test
    void waitsForServicesThatThereAre() throws IOException {
        for (String file : ALL) {
            Set<String> there = new HashSet<>();
            services.fieldNames().forEachRemaining(there::add);
            services(file).fieldNames().forEachRemaining(there::add);
            for (JsonNode service : services(file)) {
                assertThat(service.path("depends_on").fieldNames()).toIterable().allMatch(there::contains);
            }
        }
    }

    @Test
    void asksTheLearnerWhetherItIsReadyByAScriptThatTheImageHas() throws IOException {
        for (String file : List.of(PLAIN, TLS)) {
            List<String> test = texts(services(file).at("/learner/healthcheck/test"));
            assertThat(test).containsExactly("CMD", IN_IMAGE + "healthcheck.sh", "ready");
        }
        assertThat(DOCKER.resolve("healthcheck.sh")).isExecutable();
    }

    @Test
    void pinsTheVersionsThatTheProjectHas() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        Map<String, String> expected = Map.of(
                "kafka", "apache/kafka:" + AppInfoParser.getVersion(),
                "learner", "mmoe-streams:" + between(pom, "<version>", "</version>"),
                "replayer", "mmoe-streams:" + between(pom, "<version>", "</version>"),
                "registry", "apicurio/apicurio-registry:" + between(pom, "<apicurio-registry.version>", "<"));
        for (String file : ALL) {
            services(file).properties().forEach(service -> {
                String image = service.getValue().path("image").asText();
                if (!image.isEmpty()) {
                    assertThat(image).matches(PINNED).isEqualTo(expected.getOrDefault(service.getKey(), image));
                }
            });
        }
        List<String> bases = Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("ARG "))
                .toList();
        assertThat(bases).hasSize(2).allSatisfy(line -> assertThat(line).matches(PINNED_BASE));
    }

    @Test
    void publishesPortsOnLoopbackOnlyAndEachOnce() throws IOException {
        List<String> ports = new ArrayList<>(ports(PLAIN));
        ports.addAll(ports(REGISTRY));
        assertThat(ports).hasSize(6).doesNotHaveDuplicates();
        assertThat(ports(TLS)).hasSize(1);
        ports.addAll(ports(TLS));
        assertThat(ports).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void mountsFilesThatThereAre() throws IOException {
        for (String file : ALL) {
            for (JsonNode service : services(file)) {
                assertThat(texts(service.path("volumes")))
                        .filteredOn(volume -> volume.startsWith("."))
                        .allSatisfy(volume -> {
                            assertThat(DOCKER.resolve(volume.substring(0, volume.indexOf(':'))))
                                    .exists();
                            assertThat(volume).endsWith(":ro");
                        });
            }
        }
    }

    @Test
    void runsCommandsThatThereAre() throws IOException {
        for (String file : List.of(PLAIN, TLS)) {
            for (String service : List.of("learner", "replayer", "reader")) {
                JsonNode command = services(file).path(service).path("command");
                if (!command.isMissingNode()) {
                    assertThatCode(() -> commandLine().parseArgs(texts(command).toArray(String[]::new)))
                            .as(service)
                            .doesNotThrowAnyException();
                    assertThat(texts(command)).as(service).contains(file.equals(TLS) ? "kafka:9092" : "kafka:19092");
                }
            }
        }
    }

    @Test
    void hasTheLearnerKnowTheNameThatPrometheusCallsItBy() throws IOException {
        JsonNode prometheus =
                new YAMLMapper().readTree(Files.readString(Path.of("..", "deploy", "prometheus", "prometheus.yaml")));
        String target =
                prometheus.at("/scrape_configs/0/static_configs/0/targets/0").asText();
        JsonNode environment = services.at("/learner/environment");
        assertThat(target)
                .isEqualTo(environment.path("MMOE_HTTP_HOST").asText() + ":"
                        + environment.path("MMOE_HTTP_PORT").asText());
    }

    @Test
    void tellsTheLearnerOnlyWhatItTakes() throws IOException {
        for (String file : ALL) {
            Map<String, String> variables = new HashMap<>();
            services(file)
                    .at("/learner/environment")
                    .properties()
                    .forEach(entry ->
                            variables.put(entry.getKey(), entry.getValue().asText()));
            variables.computeIfPresent("MMOE_HTTP_TOKEN", (name, reference) -> "a-token-for-this-test");
            assertThatCode(() -> EffectiveConfig.of(Optional.empty(), variables, List.of())
                            .settings())
                    .as(file)
                    .doesNotThrowAnyException();
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

    private static JsonNode services(String file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(DOCKER.resolve(file))).path("services");
    }

    private static List<String> withoutProfile(JsonNode services) {
        return services.properties().stream()
                .filter(service -> !service.getValue().has("profiles"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> ports(String file) throws IOException {
        return StreamSupport.stream(services(file).spliterator(), false)
                .flatMap(service -> texts(service.path("ports")).stream())
                .toList();
    }

    private static CommandLine commandLine() {
        return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
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

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
