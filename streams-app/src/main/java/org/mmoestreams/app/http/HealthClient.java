package org.mmoestreams.app.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.Optional;

/** Asks an {@link ApiServer}. */
public final class HealthClient {

    private static final int TIMEOUT_MILLIS = 2000;

    private HealthClient() {}

    /**
     * The vital signs of the process behind an address; empty when nothing answers, or it refuses to.
     *
     * @param address {@link ApiServer#address()}
     * @param token the server's {@code http.token}; empty: it has none
     */
    public static Optional<Vitals> vitals(String address, String token) {
        try {
            URLConnection connection = URI.create(address + "/vitals").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new JsonMapper().readValue(body, Vitals.class));
            }
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }
}
