package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an instance that was started with {@code http.port=0} how it does. */
final class HealthProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ADDRESS = Pattern.compile("health: (http://\\S+)");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Instance instance;

    HealthProbe(Instance instance) {
        this.instance = instance;
    }

    boolean isLive() {
        return isWell("/health/live");
    }

    boolean isReady() {
        return isWell("/health/ready");
    }

    private boolean isWell(String path) {
        Matcher address = ADDRESS.matcher(instance.log());
        assertThat(address.find()).as("an address in the log").isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.group(1) + path))
                .timeout(PATIENCE)
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            assertThat(status).isIn(200, 503);
            return status == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
