package org.mmoestreams.client.registry;

import java.util.Locale;
import org.apache.avro.Schema;

/** Under which name a registry keeps the schema of a topic's values. */
public enum SubjectNaming {
    /** The topic's name and {@code -value}: a topic has one record. */
    TOPIC {
        @Override
        String subject(String topic, Schema schema) {
            return topic + "-value";
        }
    },
    /** The record's full name, whatever topic it is in. */
    RECORD {
        @Override
        String subject(String topic, Schema schema) {
            return schema.getFullName();
        }
    },
    /** Both names, with a hyphen between. */
    TOPIC_RECORD {
        @Override
        String subject(String topic, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    abstract String subject(String topic, Schema schema);

    /** As keys spell it: {@code topic-record}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
