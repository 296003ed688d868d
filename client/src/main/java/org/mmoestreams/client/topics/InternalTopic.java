package org.mmoestreams.client.topics;

import static org.mmoestreams.checks.Checks.check;

/**
 * A topic of the application's own, which nobody else reads or writes: between two of its nodes, or behind a store.
 *
 * @param suffix what its name has after the application id and a hyphen
 */
public record InternalTopic(String suffix) implements TopicName {

    /** From the learner to the metrics, which see the windows of all partitions: it has one. */
    public static final InternalTopic SCORED_WINDOWS = new InternalTopic("scored-windows");

    private static final String CHANGELOG = "-changelog";

    /** Checks that the suffix is one that Kafka takes in a topic's name. */
    public InternalTopic {
        check(Topics.isName(suffix), "suffix", suffix, Topics.NAME_RULE);
    }

    /** The changelog that Kafka Streams keeps of a store. */
    public static InternalTopic changelogOf(String store) {
        return new InternalTopic(store + CHANGELOG);
    }

    /** Its name in Kafka. */
    public String of(String applicationId) {
        return applicationId + "-" + suffix;
    }

    @Override
    public String in(String applicationId, Topics shared) {
        return of(applicationId);
    }

    @Override
    public boolean isAmong(Topics shared) {
        return true;
    }
}
