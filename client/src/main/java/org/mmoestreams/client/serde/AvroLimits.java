package org.mmoestreams.client.serde;

import java.util.Map;

/**
 * Bounds what Avro's own readers take memory for when a record says how long its values are. Avro looks at these system
 * properties once, when it first reads a length, so they must be set at the start of the program. A property that is
 * set already is left as it is.
 */
public final class AvroLimits {

    private static final Map<String, Integer> LIMITS = Map.of(
            "org.apache.avro.limits.string.maxLength", 16 << 20,
            "org.apache.avro.limits.bytes.maxLength", 16 << 20,
            "org.apache.avro.limits.collectionItems.maxLength", 1 << 20);

    private AvroLimits() {}

    /** Sets the limits. */
    public static void apply() {
        LIMITS.forEach((property, limit) -> {
            if (System.getProperty(property) == null) {
                System.setProperty(property, limit.toString());
            }
        });
    }
}
