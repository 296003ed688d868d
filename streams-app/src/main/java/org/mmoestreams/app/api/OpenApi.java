package org.mmoestreams.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.mmoestreams.app.http.Answer;

/** The document that describes this API. */
final class OpenApi {

    private final byte[] document;

    private OpenApi(byte[] document) {
        this.document = document;
    }

    static OpenApi read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/api/openapi.json")) {
            return new OpenApi(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer answer() {
        return Answer.bytes(Answer.JSON, document);
    }
}
