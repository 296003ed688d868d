package org.mmoestreams.client.serde;

/** What is read from Avro, each with schemas and a spec of its own, as keys and messages name them. */
enum RecordKind {
    /** An event, of the features topic. */
    EVENT("event", "event.", "the spec's event-"),
    /** A label that comes after its event, of the labels topic. */
    LABEL("label", "labels.", "the label spec's ");

    private final String word;
    private final String prefix;
    private final String role;

    RecordKind(String word, String prefix, String role) {
        this.word = word;
        this.prefix = prefix;
        this.role = role;
    }

    /** The key of the schema that they are read as. */
    String schemaKey() {
        return prefix + "schema";
    }

    /** The key of the further schemas that they may be written with. */
    String writersKey() {
        return prefix + "writer-schemas";
    }

    /** The key of what says the meaning of their fields. */
    String specKey() {
        return prefix + "spec";
    }

    /** What messages call their time. */
    String time() {
        return word + " time";
    }

    /** What messages call the field with their id or their time, as the spec has it. */
    String role(String name) {
        return role + name;
    }

    /** The key in the spec of the field with their time. */
    String timeKey() {
        return this == EVENT ? "event-time" : "time";
    }
}
