package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mmoestreams.app.http.Route;

/** What {@code /api/openapi.json} says of routes, and whether answers are so. */
final class OpenApiDocument {

    private final JsonNode document;

    OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    /** All operations, as {@code GET /path}. */
    List<String> operations() {
        List<String> listed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(method -> listed.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return listed;
    }

    /** What it says of a route. */
    JsonNode operation(Route route) {
        return operation(route.method(), route.path());
    }

    /** Checks that a status is said of an operation, and that the body of such an answer is as it is said. */
    void check(String method, String path, int status, String body) throws IOException {
        JsonNode response = operation(method, path.replaceFirst("\\?.*", ""))
                .path("responses")
                .path(Integer.toString(status));
        assertThat(response.isObject()).as("%s says %d", path, status).isTrue();
        ObjectNode schema =
                resolved(response).at("/content/application~1json/schema").deepCopy();
        schema.set("components", document.get("components"));
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(new JsonMapper().readTree(body)))
                .as(body)
                .isEmpty();
    }

    private JsonNode operation(String method, String path) {
        return document.get("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
    }
}
