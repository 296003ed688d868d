package org.mmoestreams.client.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** The fingerprints of a few schemas, each computed once. Safe for use by several threads. */
final class Fingerprints {

    private final Map<Schema, Long> known = new ConcurrentHashMap<>();

    long of(Schema schema) {
        return known.computeIfAbsent(schema, SingleObject::fingerprint);
    }
}
