package org.mmoestreams.app.input;

import org.mmoestreams.client.topics.TopicRole;

/** What is said of one input and not of the other. */
final class InputWords {

    private InputWords() {}

    /** What its records are called. */
    static String records(TopicRole input) {
        return input == TopicRole.LABELS ? "labels" : "events";
    }

    /** The command that moves the position in it. */
    static String positionCommand(TopicRole input) {
        return input == TopicRole.FEATURES ? "position" : "position --topic " + input.label();
    }
}
