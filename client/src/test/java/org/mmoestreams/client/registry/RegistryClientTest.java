package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.apache.avro.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.registry.RegistryException.Fault;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;

class RegistryClientTest {

    private static final SchemaId SEVEN = SchemaId.number(7);
    private static final String AT_SEVEN = "/schemas/ids/7";

    private final FakeRegistry registry = FakeRegistry.start();
    private final RegistryClient client = new RegistryClient(Formats.patientAddress(registry.url()));

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void readsTheTypesThatASchemaRefersTo() throws RegistryException {
        registry.putAnswer(AT_SEVEN, 200, """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Walk\\",\\"fields\\":\
                [{\\"name\\":\\"pace\\",\\"type\\":\\"shop.Pace\\"}]}",
                 "references": [{"name": "shop.Pace", "subject": "paces", "version": 3}]}""");
        registry.putAnswer("/subjects/paces/versions/3", 200, """
                {"schema": "{\\"type\\":\\"enum\\",\\"name\\":\\"shop.Pace\\",\\"symbols\\":[\\"SLOW\\"]}"}""");
        Schema walk = client.schema(SEVEN);
        assertThat(walk.getField("pace").schema().getEnumSymbols()).containsExactly("SLOW");
        assertThat(registry.requests()).containsExactly("GET " + AT_SEVEN, "GET /subjects/paces/versions/3");
    }

    @Test
    void followsNoReferencesWithoutEnd() {
        String toItself = """
                {"schema": "\\"int\\"", "references": [{"name": "X", "subject": "x", "version": 1}]}""";
        registry.putAnswer(AT_SEVEN, 200, toItself);
        registry.putAnswer("/subjects/x/versions/1", 200, toItself);
        assertFails(() -> client.schema(SEVEN), Fault.NO_ANSWER, registry.url() + ": an answer without a schema");
        assertThat(registry.requests()).hasSize(22);
    }

    @Test
    void refusesASchemaOfAnotherType() {
        registry.putAnswer(AT_SEVEN, 200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message A {}\"}");
        assertFails(() -> client.schema(SEVEN), Fault.REFUSED, "schema id 7: of the type PROTOBUF");
    }

    @Test
    void asksApicuriosOwnInterfaceForItsGlobalIds() throws RegistryException {
        registry.putAnswer("/apis/registry/v3/ids/globalIds/7", 200, Visits.SCHEMA.toString());
        URI confluents = URI.create(registry.url() + "/apis/ccompat/v7");
        RegistryClient apicurios = new RegistryClient(Formats.patientAddress(confluents));
        assertThat(apicurios.schema(SchemaId.global(7))).isEqualTo(Visits.SCHEMA);
    }

    @Test
    void asksNoOtherRegistryForThem() {
        assertFails(
                () -> client.schema(SchemaId.global(7)),
                Fault.REFUSED,
                "global id 7: of Apicurio's, which " + registry.url() + " does not know");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void namesASubjectWhateverIsInItsName() throws RegistryException {
        int id = client.register("a b/c+d", Visits.SCHEMA);
        assertThat(client.find("a b/c+d", Visits.SCHEMA)).isEqualTo(id);
        assertThat(registry.requests()).containsExactly("POST /subjects/a b/c+d/versions", "POST /subjects/a b/c+d");
    }

    @Test
    void takesNothingForAnIdThatIsNone() {
        for (String id : new String[] {"0", "-1", "\"x\"", "4294967296"}) {
            registry.putAnswer("/subjects/t-value/versions", 200, "{\"id\": " + id + "}");
            assertFails(
                    () -> client.register("t-value", Visits.SCHEMA),
                    Fault.NO_ANSWER,
                    registry.url() + ": an answer without an id for t-value");
        }
    }

    @Test
    void tellsWhetherASchemaIsCompatibleWithTheNewestOfItsSubject() throws RegistryException {
        String path = "/compatibility/subjects/t-value/versions/latest";
        registry.putAnswer(path, 200, "{\"is_compatible\": false}");
        assertThat(client.isCompatible("t-value", Visits.SCHEMA)).isFalse();
        registry.putAnswer(path, 200, "{\"is_compatible\": true}");
        assertThat(client.isCompatible("t-value", Visits.SCHEMA)).isTrue();
        registry.putAnswer(path, 200, "{}");
        assertThat(client.isCompatible("t-value", Visits.SCHEMA))
                .as("one that does not say")
                .isTrue();
    }

    private static void assertFails(ThrowingCallable asked, Fault fault, String message) {
        RegistryException failed = catchThrowableOfType(RegistryException.class, asked);
        assertThat(failed).hasMessage(message);
        assertThat(failed.fault()).isEqualTo(fault);
    }
}
