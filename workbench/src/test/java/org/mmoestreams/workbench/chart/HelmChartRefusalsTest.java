package org.mmoestreams.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Values that the chart in {@code deploy/helm} refuses before anything is created. */
@Timeout(240)
final class HelmChartRefusalsTest {

    @TempDir
    private Path folder;

    @Test
    void refusesSecretsInTheConfiguration() throws IOException {
        assertThat(Rendered.refusal(
                        folder, Rendered.LEAST + "config: {kafka: {ssl.truststore.password: hunter2-correct}}\n"))
                .contains("config: kafka.ssl.truststore.password has a value (expected: no secret here;")
                .doesNotContain("hunter2");
        for (String hidden : List.of(
                "config: {kafka: {ssl: {keystore: {key: hunter2-correct}}}}",
                "config: {kafka: {ssl: {truststore: {password: \"${file:/etc/s:p}hunter2\"}}}}",
                "config: {kafka: {basic.auth.user.info: [\"me:hunter2\"]}}",
                "config: {registry: {url: \"http://me:hunter2@registry\"}}",
                "environment: {MMOE_HTTP_KEYSTORE_PASSWORD: hunter2}")) {
            assertThat(Rendered.refusal(folder, Rendered.LEAST + hidden + "\n"))
                    .as(hidden)
                    .contains("(expected: no secret here;")
                    .doesNotContain("hunter2");
        }
        Rendered referring = Rendered.of(
                folder, Rendered.LEAST + "config: {kafka: {ssl.truststore.password: \"${file:/etc/s:p}\"}}\n");
        assertThat(referring.only("ConfigMap").at("/data/learner.yaml").asText())
                .contains("${file:/etc/s:p}");
    }

    @Test
    void refusesAReleaseWithoutBrokersAGroupOrAToken() throws IOException {
        assertThat(Rendered.refusal(folder, "bootstrap: \"kafka:9092\"\napplicationId: census-eu\n"))
                .contains("http.tokenSecret.name: empty (expected: the name of a Secret");
        assertThat(Rendered.refusal(folder, "http: {tokenSecret: {name: a}}\napplicationId: census-eu\n"))
                .contains("bootstrap: empty (expected: the brokers, as HOST:PORT");
        assertThat(Rendered.refusal(folder, "bootstrap: \"kafka:9092\"\nhttp: {tokenSecret: {name: a}}\n"))
                .contains("applicationId: empty (expected: the group and the beginning");
        assertThat(Rendered.refusal(folder, Rendered.LEAST + "replica: 3\n")).contains("replica");
    }

    @Test
    void cleansUpNothingButTheGroupThatIsNamedOnceMore() throws IOException {
        assertThat(Rendered.of(folder, Rendered.LEAST).kinds()).doesNotContain("Job");
        assertThat(Rendered.refusal(folder, Rendered.LEAST + "cleanUp: {applicationId: census}\n"))
                .contains("cleanUp.applicationId: census (expected: applicationId, which is census-eu:");
        assertThat(Rendered.refusal(folder, Rendered.LEAST + "environment: {MMOE_APPLICATION_ID: other}\n"))
                .contains("environment: MMOE_APPLICATION_ID (expected: a variable that the chart does not set");
    }

    @Test
    void refusesToAskByHttpWhereTheLearnerAnswersByHttps() throws IOException {
        for (String keystore : List.of("{http.keystore: /k.p12}", "{http: {keystore: /k.p12}}")) {
            assertThat(Rendered.refusal(folder, Rendered.LEAST + "config: " + keystore + "\n"))
                    .contains("http.scheme: HTTP (expected: HTTPS, as config has http.keystore)");
        }
    }
}
