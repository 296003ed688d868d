package org.mmoestreams.client.topics;

import java.util.Optional;
import org.apache.avro.Schema;

/** A topic as the topology knows it, before the configuration gives it its name. */
public sealed interface TopicName permits TopicRole, InternalTopic {

    /**
     * Its name in Kafka.
     *
     * @param applicationId what internal topics begin with
     * @param shared the names of the topics that are shared with others
     */
    String in(String applicationId, Topics shared);

    /**
     * Whether there is such a topic.
     *
     * @param shared the topics that are shared with others
     */
    boolean isAmong(Topics shared);

    /** The schema of its records, as generated classes have it; empty where records are whatever came. */
    Optional<Schema> schema();
}
