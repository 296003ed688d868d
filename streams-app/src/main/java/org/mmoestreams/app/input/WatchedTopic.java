package org.mmoestreams.app.input;

import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.mmoestreams.client.topics.TopicRole;

/** An input as it was when the learner began, held against what is seen of it since. */
final class WatchedTopic {

    /** A broker that has just come back may not know of a topic yet. */
    private static final int LOOKS_UNTIL_GONE = 3;

    private final TopicRole input;
    private final TopicDescription begun;
    private int looksWithout;

    WatchedTopic(TopicRole input, TopicDescription begun) {
        this.input = input;
        this.begun = begun;
    }

    String name() {
        return begun.name();
    }

    /** What is wrong when brokers say that it is not there. */
    Optional<String> missing() {
        looksWithout++;
        return looksWithout < LOOKS_UNTIL_GONE
                ? Optional.empty()
                : Optional.of("topic " + name() + " is gone (expected: it to be there while it is learnt from)");
    }

    /** What is wrong when brokers describe it so. Whether it goes with the other input is not looked at. */
    Optional<String> seen(TopicDescription now) {
        looksWithout = 0;
        if (!now.topicId().equals(begun.topicId())) {
            return Optional.of("input position: topic " + name() + " was made anew while " + InputWords.records(input)
                    + " were learnt: its id is " + now.topicId() + " (expected: " + begun.topicId()
                    + "; run --accept-gap to go on with the model from the"
                    + " new topic's beginning, or reset to start anew)");
        }
        int models = begun.partitions().size();
        return input == TopicRole.FEATURES && now.partitions().size() != models
                ? Optional.of(PartitionCount.message(name(), now.partitions().size(), models))
                : Optional.empty();
    }
}
