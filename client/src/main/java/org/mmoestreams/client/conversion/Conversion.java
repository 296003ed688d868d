package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes values of one Avro type, as Avro's generic writer takes them without conversions. Safe for several threads. */
public interface Conversion {

    /**
     * The value of a text.
     *
     * @throws UnfitValueException when it is none
     */
    Object ofText(String text);

    /**
     * The value of a value of JSON.
     *
     * @throws UnfitValueException when it is none
     */
    Object ofJson(JsonNode node);

    /** Whether JSON writes values of this type so, by its kind: decides among the branches of a union. */
    boolean isNatural(JsonNode node);
}
