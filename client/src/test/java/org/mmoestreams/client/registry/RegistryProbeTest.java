package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.registry.RegistryProbe.Answer;
import org.mmoestreams.client.registry.RegistryProbe.Standing;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;

class RegistryProbeTest {

    private static final String SUBJECT = "visits-value";
    private static final String FIND = "/subjects/" + SUBJECT;
    private static final String COMPARE = "/compatibility/subjects/" + SUBJECT + "/versions/latest";
    private static final String NO_SCHEMA = "{\"error_code\": 40403, \"message\": \"no such schema\"}";

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void findsASchemaThatIsRegistered() {
        try (WireFormat format = Formats.of(registry, Formats.SHORT)) {
            format.prepare("visits", Visits.SCHEMA);
        }
        assertThat(look(true)).isEqualTo(new Answer(Standing.REGISTERED, SUBJECT, ""));
    }

    @Test
    void findsThatASubjectHasNoVersionYet() {
        assertThat(look(true)).isEqualTo(new Answer(Standing.NEW, SUBJECT, ""));
        assertThat(registry.requests()).as("nothing is registered").containsExactly("POST " + FIND, "POST " + COMPARE);
    }

    @Test
    void findsWhetherASchemaWouldBeTaken() {
        registry.putAnswer(FIND, 404, NO_SCHEMA);
        registry.putAnswer(COMPARE, 200, "{\"is_compatible\": true}");
        assertThat(look(true)).isEqualTo(new Answer(Standing.NEW, SUBJECT, ""));
        registry.putAnswer(COMPARE, 200, "{\"is_compatible\": false}");
        assertThat(look(true))
                .isEqualTo(new Answer(
                        Standing.REFUSED, SUBJECT, "it is not compatible with the newest version of its subject"));
        registry.putAnswer(COMPARE, 422, "{\"error_code\": 42201, \"message\": \"unsound\"}");
        assertThat(look(true)).isEqualTo(refused(COMPARE));
        registry.putAnswer(FIND, 422, "{\"error_code\": 42201, \"message\": \"unsound\"}");
        assertThat(look(true)).isEqualTo(refused(FIND));
    }

    @Test
    void missesASchemaThatMayNotBeRegistered() {
        Answer answer = look(false);
        assertThat(answer.standing()).isEqualTo(Standing.MISSING);
        assertThat(answer.message()).endsWith(": HTTP 404, Subject not found");
        assertThat(registry.requests()).containsExactly("POST " + FIND);
    }

    @Test
    void knowsFromBeforeWhatARegistryDoesNotAnswer(@TempDir Path folder) {
        Optional<Path> file = Optional.of(folder.resolve("known"));
        try (WireFormat format = Formats.of(registry, Formats.SHORT, file)) {
            format.prepare("visits", Visits.SCHEMA);
        }
        registry.putAnswer(FIND, 404, NO_SCHEMA);
        registry.putAnswer(COMPARE, 500, "{}");
        assertThat(look(true, file).standing()).as("away in the middle").isEqualTo(Standing.AWAY_BUT_KNOWN);
        registry.close();
        assertThat(look(true, file).standing()).isEqualTo(Standing.AWAY_BUT_KNOWN);
        Answer unknown = look(true);
        assertThat(unknown.standing()).isEqualTo(Standing.AWAY);
        assertThat(unknown.message()).startsWith("POST " + registry.url() + FIND + ": ConnectException");
    }

    private Answer refused(String path) {
        return new Answer(Standing.REFUSED, SUBJECT, "POST " + registry.url() + path + ": HTTP 422, unsound");
    }

    private Answer look(boolean register) {
        return look(register, Optional.empty());
    }

    private Answer look(boolean register, Optional<Path> file) {
        RegistryFormat.Rules rules =
                new RegistryFormat.Rules(SubjectNaming.TOPIC, register, Duration.ofSeconds(1), file, false);
        return new RegistryProbe(Formats.patientAddress(registry.url()), rules).look("visits", Visits.SCHEMA);
    }
}
