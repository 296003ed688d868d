package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** What a row has is no value of its field. Has no stack trace: a file may have many. */
public final class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String found;
    private final String expected;

    private UnfitValueException(String field, String found, String expected) {
        super((field.isEmpty() ? "" : field + ": ") + found + " (expected: " + expected + ")");
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    /** A text that is no value. */
    static UnfitValueException of(String text, String expected) {
        return new UnfitValueException("", Shown.of(text), expected);
    }

    /** A value of JSON that is none of the field's. */
    static UnfitValueException of(JsonNode node, String expected) {
        return new UnfitValueException("", node.isTextual() ? Shown.of(node.textValue()) : plain(node), expected);
    }

    /** Something that is not there, or too much. */
    static UnfitValueException saying(String found, String expected) {
        return new UnfitValueException("", found, expected);
    }

    /** The same, seen from the record, array or map that the value is in. */
    public UnfitValueException in(String outer) {
        boolean indexed = field.startsWith("[") || field.isEmpty();
        return new UnfitValueException(outer + (indexed ? "" : ".") + field, found, expected);
    }

    /** The same of a value that is none of another type's either. */
    UnfitValueException or(UnfitValueException other) {
        return new UnfitValueException(field, found, expected + "; or " + other.expected);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static String plain(JsonNode node) {
        String quoted = Shown.of(node.toString());
        return quoted.endsWith("\"") ? quoted.substring(1, quoted.length() - 1) : quoted.substring(1);
    }
}
