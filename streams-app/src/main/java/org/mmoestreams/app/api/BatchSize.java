package org.mmoestreams.app.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.mmoestreams.app.http.ProblemException;

/** Counts what a request asks for before anything is made of it: that takes many times the room of its text. */
final class BatchSize {

    private static final JsonFactory JSON = new JsonFactory();

    private BatchSize() {}

    /**
     * Checks an object with nothing but a list; whatever else a text is, others look at.
     *
     * @throws ProblemException when the list is longer than it may be
     */
    static void check(String text, String name, int most) {
        int fields = 0;
        int count = 0;
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                fields++;
                boolean isList = in.currentName().equals(name);
                if (in.nextToken() == JsonToken.START_ARRAY && isList) {
                    count = items(in);
                } else {
                    in.skipChildren();
                }
            }
        } catch (IOException malformed) {
            return;
        }
        if (fields == 1 && count > most) {
            throw refusal(name, count, most);
        }
    }

    /** What is said of a list that is empty or too long. */
    static ProblemException refusal(String name, int count, int most) {
        return ProblemException.badRequest(
                name + ": " + count + " of them (expected: 1 to " + most + "; ask several times)");
    }

    private static int items(JsonParser in) throws IOException {
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            in.skipChildren();
            count++;
        }
        return count;
    }
}
