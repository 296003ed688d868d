package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void masksWhoAsksInAddressesAndInKeysThatSayIt() {
        assertThat(Secrets.mask("registry.url", "http://u:p@h:1/a@b")).isEqualTo("http://********@h:1/a@b");
        assertThat(Secrets.mask("registry.url", "http://h:1/a@b")).isEqualTo("http://h:1/a@b");
        assertThat(Secrets.mask("kafka.basic.auth.user.info", "u:p")).isEqualTo("********");
        assertThat(Secrets.maskAssignment("registry.url=https://u:p@h")).isEqualTo("registry.url=https://********@h");
    }

    @Test
    void doesNotShowATokenThatIsNone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("token"), "s3cret\nmore\n");
        Settings settings =
                Settings.of("registry.url=http://127.0.0.1:1", "registry.token=${directory:" + folder + ":token}");
        assertThatThrownBy(() -> settings.registry().access().authorization())
                .isInstanceOf(ConfigException.class)
                .hasMessage("registry.token: ******** (expected: a token in one line, of ASCII without spaces; see"
                        + " what it is kept in)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.key.password",
                "SSL.KEYSTORE.PASSWORD",
                "sasl.oauthbearer.client.credentials.client.secret",
                "ssl.keystore.key"
            })
    void showsNoSecret(String name) {
        String assignment = "kafka." + name + "=hunter2";
        assertThat(EffectiveConfig.of(Optional.empty(), Map.of(), List.of(assignment))
                        .toYaml())
                .contains("kafka." + name + ": \"********\"")
                .doesNotContain("hunter2");
        Settings settings = Settings.of(assignment);
        assertThat(settings.kafka()).containsEntry(name, "hunter2");
        assertThat(settings.toString()).contains(name + "=********").doesNotContain("hunter2");
    }

    @Test
    void showsNoSecretOfAnAssignmentThatIsNone() {
        assertThatThrownBy(() -> Settings.of("kafka.ssl.key.password:hunter2"))
                .hasMessage("--set: ******** (expected: key=value)");
    }

    @Test
    void showsNoSecretOfAnUnknownKey() {
        assertThatThrownBy(() -> Settings.of("ssl.key.password=hunter2")).hasMessageNotContaining("hunter2");
    }
}
