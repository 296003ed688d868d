package org.mmoestreams.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.http.HealthRoutes;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.workbench.testing.FreePort;

/** {@code docker/healthcheck.sh} on the learner's own server. */
@Timeout(60)
final class HealthcheckTest {

    private static final Health WELL = new Health(true, true, "RUNNING");
    private static final Health WITHOUT_BROKERS = new Health(true, false, "RUNNING");
    private static final Health ENDED = new Health(false, false, "ERROR");

    @Test
    void tellsALearnerThatIsWellFromOneThatIsNot() throws Exception {
        AtomicReference<Health> health = new AtomicReference<>(WELL);
        try (ApiServer server = start(health)) {
            int port = URI.create(server.address()).getPort();
            assertThat(ask(port)).isZero();
            assertThat(ask(port, "ready")).isZero();
            health.set(WITHOUT_BROKERS);
            assertThat(ask(port)).isZero();
            assertThat(ask(port, "live")).isZero();
            assertThat(ask(port, "ready")).isEqualTo(1);
            health.set(ENDED);
            assertThat(ask(port)).isEqualTo(1);
            assertThat(ask(port, "no-such-question")).isEqualTo(1);
        }
    }

    @Test
    void asksOnLoopbackWhereALearnerListensOnAllAddresses() throws Exception {
        try (ApiServer server = start(new AtomicReference<>(WELL))) {
            int port = URI.create(server.address()).getPort();
            assertThat(ask(Map.of("MMOE_HTTP_HOST", "0.0.0.0", "MMOE_HTTP_PORT", Integer.toString(port))))
                    .isZero();
        }
    }

    @Test
    void failsWhereNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask(silent.getLocalPort())).isEqualTo(1);
        }
        assertThat(ask(FreePort.any())).isEqualTo(1);
    }

    private static ApiServer start(AtomicReference<Health> health) {
        return ApiServer.start(
                new HttpSettings("127.0.0.1", 0),
                HealthRoutes.of(health::get, () -> new Observed(0, 0, Map.of(), Map.of(), List.of())));
    }

    private static int ask(int port, String... question) throws IOException, InterruptedException {
        return ask(Map.of("MMOE_HTTP_PORT", Integer.toString(port)), question);
    }

    /** The exit status. */
    private static int ask(Map<String, String> environment, String... question)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("../docker/healthcheck.sh")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD);
        builder.command().addAll(List.of(question));
        builder.environment().putAll(environment);
        Process asking = builder.start();
        assertThat(asking.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return asking.exitValue();
    }
}
