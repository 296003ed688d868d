package org.mmoestreams.client.registry;

/** The record headers that say with which schema a value was written. */
public final class SchemaHeaders {

    static final String CONFLUENT = "__value_schema_id";
    static final String APICURIO_CONTENT = "apicurio.value.contentId";
    static final String APICURIO_GLOBAL = "apicurio.value.globalId";
    private static final String APICURIO = "apicurio.value.";

    private SchemaHeaders() {}

    /** Whether a header of this name is about its own record's value, and wrong with any other. */
    public static boolean areAboutValue(String name) {
        return name.equals(CONFLUENT) || name.startsWith(APICURIO);
    }
}
