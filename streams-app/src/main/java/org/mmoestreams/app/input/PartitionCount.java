package org.mmoestreams.app.input;

/** Says what to do when the features topic has another number of partitions than there are models. */
public final class PartitionCount {

    private PartitionCount() {}

    /**
     * The message.
     *
     * @param topic the features topic
     * @param now its partitions
     * @param models as many as there were when the first event was learnt
     */
    public static String message(String topic, int now, int models) {
        return "topic " + topic + ": " + now + (now == 1 ? " partition" : " partitions") + " (expected: " + models
                + ", as when its events were first learnt, for each partition has a model of its own; run reset to"
                + " learn all"
                + " events anew with " + now + ", or start with another application-id"
                + (now > models ? "" : ", or give the topic " + models + " partitions") + ")";
    }
}
