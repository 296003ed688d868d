package org.mmoestreams.client.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Parses schemas, and says in a line what is wrong with one. */
final class SchemaText {

    /** Messages of Avro may hold the whole schema. */
    private static final int MOST_CHARACTERS = 200;

    private SchemaText() {}

    /**
     * The schema.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Schema parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty (expected: an Avro schema)");
        }
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(problem(e) + " (expected: an Avro schema)");
        }
    }

    private static String problem(AvroRuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException malformed) {
                int line = malformed.getLocation() == null
                        ? 1
                        : malformed.getLocation().getLineNr();
                return "line " + line + ": not JSON";
            }
        }
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
        return first.length() <= MOST_CHARACTERS ? first : first.substring(0, MOST_CHARACTERS) + "...";
    }
}
