package org.mmoestreams.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.client.registry.RegistryException.Fault;

/** What is asked of a registry, in the words of Confluent's interface. Every method waits for the answer. */
final class RegistryClient {

    private static final String CONFLUENT = "/apis/ccompat/";
    private static final int MOST_DEPTH = 20;

    private final RegistryHttp http;

    RegistryClient(RegistryAddress address) {
        http = new RegistryHttp(address);
    }

    String url() {
        return http.base();
    }

    /** The schema that an id stands for. */
    Schema schema(SchemaId id) throws RegistryException {
        JsonNode answer =
                switch (id.kind()) {
                    case NUMBER -> http.get("/schemas/ids/" + id.text());
                    case GUID -> http.get("/schemas/guids/" + id.text());
                    case GLOBAL -> byGlobalId(id);
                };
        return parsed(answer, id);
    }

    /** The id of a schema under a subject, which it gets if it has none. */
    int register(String subject, Schema schema) throws RegistryException {
        return id(http.post(path(subject) + "/versions", body(schema)), subject);
    }

    /** The id of a schema under a subject. */
    int find(String subject, Schema schema) throws RegistryException {
        return id(http.post(path(subject), body(schema)), subject);
    }

    /** Whether a schema could be the next version of a subject that has one. */
    boolean isCompatible(String subject, Schema schema) throws RegistryException {
        JsonNode answer = http.post("/compatibility" + path(subject) + "/versions/latest", body(schema));
        return answer.path("is_compatible").asBoolean(true);
    }

    /** What time it is there, to the second; empty when it does not say. */
    Optional<Instant> time() {
        return http.time("/config");
    }

    /** Apicurio's own interface gives the schema as it is. */
    private JsonNode byGlobalId(SchemaId id) throws RegistryException {
        int end = http.base().indexOf(CONFLUENT);
        if (end < 0) {
            throw new RegistryException(Fault.REFUSED, id + ": of Apicurio's, which " + http.base() + " does not know");
        }
        JsonNode schema = http.getAt(http.base().substring(0, end) + "/apis/registry/v3/ids/globalIds/" + id.text());
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private Schema parsed(JsonNode answer, SchemaId id) throws RegistryException {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryException(Fault.REFUSED, id + ": of the type " + type);
        }
        try {
            return parse(answer, new Schema.Parser(), 0);
        } catch (RuntimeException | StackOverflowError unsound) {
            // a schema from outside can make Avro's parser throw anything
            throw new RegistryException(
                    Fault.REFUSED, id + ": no sound Avro schema, " + Shortened.of(unsound.getMessage()));
        }
    }

    /** A schema's types may be in others, which are to be known before it. */
    private Schema parse(JsonNode answer, Schema.Parser parser, int depth) throws RegistryException {
        JsonNode text = answer.path("schema");
        if (!text.isTextual() || depth > MOST_DEPTH) {
            throw new RegistryException(Fault.NO_ANSWER, url() + ": an answer without a schema");
        }
        for (JsonNode reference : answer.path("references")) {
            if (!parser.getTypes().containsKey(reference.path("name").asText())) {
                String version = path(reference.path("subject").asText()) + "/versions/"
                        + reference.path("version").asInt();
                parse(http.get(version), parser, depth + 1);
            }
        }
        return parser.parse(text.asText());
    }

    private int id(JsonNode answer, String subject) throws RegistryException {
        JsonNode id = answer.path("id");
        if (!id.canConvertToInt() || id.asInt() <= 0) {
            throw new RegistryException(Fault.NO_ANSWER, url() + ": an answer without an id for " + subject);
        }
        return id.asInt();
    }

    private static ObjectNode body(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private static String path(String subject) {
        return "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
