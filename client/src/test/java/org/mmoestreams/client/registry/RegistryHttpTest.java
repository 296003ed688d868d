package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.registry.RegistryException.Fault;
import org.mmoestreams.client.testing.FakeRegistry;

class RegistryHttpTest {

    private static final String PATH = "/schemas/ids/7";

    private final FakeRegistry registry = FakeRegistry.start();
    private final RegistryHttp http = new RegistryHttp(Formats.patientAddress(registry.url()));

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404 | {'error_code': 40403, 'message': 'no schema'} | NOT_THERE | HTTP 404, no schema",
                "404 | {'name': 'ArtifactNotFound', 'title': 'no artefact'} | NOT_THERE | HTTP 404, no artefact",
                "404 | {'message': 'no route'} | NO_ANSWER | HTTP 404, no route",
                "404 | <html> | NO_ANSWER | HTTP 404",
                "409 | {'error_code': 409, 'message': 'incompatible'} | REFUSED | HTTP 409, incompatible",
                "422 | {'error_code': 42201, 'message': 'unsound'} | REFUSED | HTTP 422, unsound",
                "400 | {'error_code': 400, 'message': 'bad'} | REFUSED | HTTP 400, bad",
                "400 | {'message': 'bad'} | NO_ANSWER | HTTP 400, bad",
                "401 | {'error_code': 40101, 'message': 'who'} | NO_ANSWER | HTTP 401, who",
                "503 | {'error_code': 50301, 'message': 'later'} | NO_ANSWER | HTTP 503, later",
                "200 | welcome | NO_ANSWER | an answer that is not JSON",
                "200 | 7 | NO_ANSWER | an answer that is not JSON"
            })
    void tellsWhatAnAnswerMeans(int status, String body, Fault fault, String said) {
        registry.putAnswer(PATH, status, body.replace('\'', '"'));
        RegistryException failed = failure();
        assertThat(failed).hasMessage("GET " + registry.url() + PATH + ": " + said);
        assertThat(failed.fault()).isEqualTo(fault);
    }

    @Test
    void showsLittleOfALongMessageAndInOneLine() {
        registry.putAnswer(PATH, 500, "{\"message\": \"a\\nb" + "x".repeat(1_000) + "\"}");
        assertThat(failure().getMessage())
                .contains("HTTP 500, a bxx")
                .endsWith("x...")
                .hasSizeLessThan(300);
    }

    @Test
    void takesWhoAsksToNoOtherPlace() {
        try (FakeRegistry other = FakeRegistry.start()) {
            registry.putRedirect(PATH, URI.create(other.url() + PATH));
            RegistryAddress address = new RegistryAddress(
                    registry.url(), () -> Optional.of("Bearer t"), Optional.empty(), Duration.ofSeconds(20));
            RegistryException failed =
                    catchThrowableOfType(RegistryException.class, () -> new RegistryHttp(address).get(PATH));
            assertThat(failed).hasMessageEndingWith(": HTTP 302");
            assertThat(registry.authorizations()).containsExactly("Bearer t");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void asksBelowAnAddressThatEndsWithSlashes() throws RegistryException {
        registry.putAnswer("/api" + PATH, 200, "{\"schema\": \"x\"}");
        URI url = URI.create(registry.url() + "/api//");
        RegistryHttp below = new RegistryHttp(Formats.patientAddress(url));
        assertThat(below.get(PATH).path("schema").asText()).isEqualTo("x");
    }

    @Test
    void tellsTheTimeOfAnyAnswer() {
        registry.putAnswer("/config", 500, "{}");
        assertThat(http.time("/config").orElseThrow())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
        registry.close();
        assertThat(http.time("/config")).isEmpty();
    }

    private RegistryException failure() {
        return catchThrowableOfType(RegistryException.class, () -> http.get(PATH));
    }
}
