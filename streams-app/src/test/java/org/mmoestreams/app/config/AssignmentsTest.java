package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignmentsTest {

    @Test
    void passSecretsByTheEnvironment() {
        Assignments assignments = Assignments.of(List.of(
                "window.rows=8",
                "kafka.sasl.jaas.config=a b=\"c\";",
                "kafka.sasl.mechanism=PLAIN",
                "kafka.ssl.key.password=x",
                "http.token=a-token-of-some-length",
                "registry.truststore-password=y"));
        assertThat(assignments.arguments())
                .containsExactly("--set", "window.rows=8", "--set", "kafka.sasl.mechanism=PLAIN");
        assertThat(assignments.environment())
                .isEqualTo(Map.of(
                        "MMOE_KAFKA_SASL_JAAS_CONFIG",
                        "a b=\"c\";",
                        "MMOE_KAFKA_SSL_KEY_PASSWORD",
                        "x",
                        "MMOE_HTTP_TOKEN",
                        "a-token-of-some-length",
                        "MMOE_REGISTRY_TRUSTSTORE_PASSWORD",
                        "y"));
    }

    @Test
    void arriveAsTheyWere() {
        List<String> original = List.of(
                "kafka.ssl.key.password=x",
                "window.rows=8",
                "kafka.ssl.key.password=y=z",
                "http.token=a-token-of-some-length");
        Assignments passed = Assignments.of(original);
        List<String> arguments = passed.arguments().stream()
                .filter(argument -> !argument.equals("--set"))
                .toList();
        assertThat(EffectiveConfig.of(Optional.empty(), passed.environment(), arguments)
                        .settings())
                .isEqualTo(Settings.of(original.toArray(String[]::new)));
    }

    @Test
    void refuseASecretThatWouldArriveUnderAnotherName() {
        assertThatThrownBy(() -> Assignments.of(List.of("kafka.my-password=hunter2")))
                .hasMessage("kafka.my-password: a secret that no environment variable can hold"
                        + " (expected: a key of a-z 0-9 and dots)");
    }
}
