package org.mmoestreams.client.registry;

import java.util.Map;

/**
 * What the values of topics are, for a client of Kafka's: given at once, and left open, or given with the client's
 * properties, and closed with it.
 */
final class GivenValues implements AutoCloseable {

    private TopicValues values;
    private boolean isOwner;

    /** None yet. */
    GivenValues() {}

    /** Those of somebody who closes them. */
    GivenValues(TopicValues values) {
        this.values = values;
    }

    /** Takes those that properties have as {@link TopicValues#PROPERTY}, if they have any. */
    void configure(Map<String, ?> properties) {
        if (properties.get(TopicValues.PROPERTY) instanceof TopicValues given) {
            values = given;
            isOwner = true;
        }
    }

    TopicValues get() {
        return values;
    }

    @Override
    public void close() {
        if (isOwner) {
            values.format().close();
        }
    }
}
