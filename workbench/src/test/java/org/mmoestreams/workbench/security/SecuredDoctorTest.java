package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.doctor.Examination;
import org.mmoestreams.workbench.doctor.Examination.Finding;

/** What {@code doctor} finds on a secured cluster, with no permission but those of a learner. */
@ExtendWith(SecuredClusterExtension.class)
@Timeout(120)
final class SecuredDoctorTest {

    private final SecuredCluster cluster;
    private final Names names;

    SecuredDoctorTest(SecuredCluster cluster) {
        this.cluster = cluster;
        this.names = cluster.createTopics(Names.unique());
    }

    @Test
    void needsNoPermissionButThoseOfALearner() {
        cluster.allowOnly(names, Use.LEARN.acls());
        Examination examined = examine(cluster.settings("learner", names)).sound();
        assertThat(examined.names("not checked")).containsExactlyInAnyOrder("broker limits", "topic settings");
        assertThat(examined.finding("broker limits").found()).contains("DESCRIBE_CONFIGS on the cluster");
    }

    @Test
    void namesAPermissionThatIsMissing() {
        AclBinding missing = Use.LEARN
                .acls()
                .filter(acl -> names.in(acl).pattern().name().endsWith(".predictions"))
                .findFirst()
                .orElseThrow();
        cluster.allowOnly(names, Use.LEARN.acls().filter(acl -> !acl.equals(missing)));
        Examination examined = examine(cluster.settings("learner", names));
        Finding fault = examined.onlyFault("permissions");
        assertThat(examined.finding("topics").found()).isEqualTo("needs permissions");
        assertThat(fault.found())
                .contains("not allowed: WRITE on topic "
                        + names.in(missing).pattern().name());
        assertThat(fault.remedy()).contains("an ACL that allows it", "docs/security.md");
    }

    @Test
    void tellsALoginThatIsRefused() {
        List<String> settings = cluster.settings(names, SecuredCluster.jaas("learner", "wrong"));
        Finding fault = examine(settings).onlyFault("brokers");
        assertThat(fault.found()).contains("the brokers refuse the login");
        assertThat(fault.remedy()).contains("kafka.sasl.jaas.config");
    }

    @Test
    void tellsACertificateThatIsNotTrusted(@TempDir Path folder) throws IOException {
        KeyStores strangers = KeyStores.create(Files.createDirectory(folder.resolve("strangers")), "of-strangers");
        List<String> settings = Stream.concat(
                        cluster.settings("learner", names).stream(),
                        Stream.of(
                                "kafka.ssl.truststore.location=" + strangers.trustStore(),
                                "kafka.ssl.truststore.password=" + strangers.password()))
                .toList();
        Finding fault = examine(settings).onlyFault("brokers");
        assertThat(fault.found()).contains("no agreement on TLS");
        assertThat(fault.remedy()).contains("kafka.ssl.truststore");
    }

    private Examination examine(List<String> settings) {
        return Examination.of(cluster.broker().bootstrapServers(), settings);
    }
}
