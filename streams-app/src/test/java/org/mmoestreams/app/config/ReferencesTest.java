package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

    @TempDir
    private Path folder;

    private String properties;

    @BeforeEach
    void writeSecrets() throws IOException {
        properties = Files.writeString(
                        folder.resolve("secrets.properties"), "password=hunter2\n$1\\\\=back$1\\\\slash\n")
                .toString();
        Files.writeString(folder.resolve("key-password"), "hunter3\n");
    }

    @Test
    void areReplacedByWhatTheyReferTo() {
        assertThat(resolved("${file:" + properties + ":password}")).isEqualTo("hunter2");
        assertThat(resolved("${file:" + properties + ":$1\\}")).isEqualTo("back$1\\slash");
        assertThat(resolved("${directory:" + folder + ":key-password}")).isEqualTo("hunter3");
        assertThat(resolved("${env:PATH}")).isEqualTo(System.getenv("PATH"));
        assertThat(resolved("u=\"x\" p=\"${file:" + properties + ":password}\" q=${directory:" + folder
                        + ":key-password};"))
                .isEqualTo("u=\"x\" p=\"hunter2\" q=hunter3;");
    }

    @Test
    void leaveEverythingElseAlone() {
        for (String text : List.of("", "$", "${", "${vault:a:b}", "${file:a}", "$env:PATH", "{env:PATH}")) {
            assertThat(resolved(text)).isEqualTo(text);
        }
    }

    @Test
    void reachEveryClient() {
        Settings settings = Settings.of("kafka.ssl.key.password=${file:" + properties + ":password}");
        assertThat(settings.kafka()).containsValue("${file:" + properties + ":password}");
        assertThat(ClientProperties.admin(settings, "b:1")).containsEntry("ssl.key.password", "hunter2");
        assertThat(ClientProperties.consumer(settings, "b:1")).containsEntry("ssl.key.password", "hunter2");
        assertThat(ClientProperties.producer(settings, "b:1")).containsEntry("ssl.key.password", "hunter2");
        assertThat(StreamsProperties.of(settings, "b:1")).containsEntry("ssl.key.password", "hunter2");
    }

    @Test
    void mustLeadSomewhere() {
        String missing = folder.resolve("none") + "";
        assertThatThrownBy(() -> resolved("${file:" + missing + ":password}"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("kafka.ssl.key.password: ${file:" + missing + ":password} (expected: a properties file "
                        + missing + " that can be read and has the key password)");
        assertThatThrownBy(() -> resolved("${file:" + properties + ":other}"))
                .hasMessageEndingWith("that can be read and has the key other)")
                .hasMessageNotContaining("hunter");
        assertThatThrownBy(() -> resolved("${directory:" + folder + ":other}"))
                .hasMessageEndingWith("(expected: a folder " + folder + " with a file other that can be read)");
        assertThatThrownBy(() -> resolved("${env:MMOE_NO_SUCH}"))
                .hasMessageEndingWith("(expected: an environment variable MMOE_NO_SUCH)");
    }

    @Test
    void areKafkasToResolveForThoseWhoChooseProviders() {
        Map<String, String> own = Map.of(
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "ssl.key.password", "${file:" + properties + ":password}");
        assertThat(References.resolve(own)).isEqualTo(own);
        Settings settings = Settings.of(own.entrySet().stream()
                .map(entry -> "kafka." + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
        assertThat(ClientProperties.consumer(settings, "b:1")).containsAllEntriesOf(own);
        assertThat(ClientProperties.producer(settings, "b:1")).containsAllEntriesOf(own);
        assertThat(ClientProperties.admin(settings, "b:1")).containsAllEntriesOf(own);
    }

    @Test
    void areShownWhereSecretsAreNot() {
        String reference = "${file:" + properties + ":password}";
        assertThat(yaml("kafka.ssl.key.password=" + reference))
                .contains(reference)
                .doesNotContain("hunter2");
        assertThat(yaml("kafka.sasl.jaas.config=user=x password=" + reference)).doesNotContain("user=x");
        assertThat(Settings.of("kafka.ssl.key.password=" + reference).toString())
                .contains(reference);
    }

    private static String yaml(String assignment) {
        return EffectiveConfig.of(Optional.empty(), Map.of(), List.of(assignment))
                .toYaml();
    }

    private static String resolved(String text) {
        return References.resolve(Map.of("ssl.key.password", text)).get("ssl.key.password");
    }
}
