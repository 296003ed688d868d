package org.mmoestreams.app.doctor;

import org.mmoestreams.client.topics.TopicRole;

/** What the learner does with a topic, and so what the topic's settings must allow. */
enum TopicUse {
    /** Others write events or labels, the learner reads them. */
    INPUT(0),
    /** The learner writes records of some kilobytes. */
    OUTPUT(64 * 1024),
    /** The learner writes what it could not use, leaving out what is too large. */
    DEAD_LETTERS(0),
    /** The learner writes and reads windows of up to a megabyte. */
    BETWEEN(TopicUse.USUAL_BYTES),
    /** The learner keeps its state there, in chunks. */
    CHANGELOG(TopicUse.USUAL_BYTES);

    /** Kafka's default of {@code max.message.bytes}. */
    static final int USUAL_BYTES = 1_048_588;

    private final int leastBytes;

    TopicUse(int leastBytes) {
        this.leastBytes = leastBytes;
    }

    /** What is done with a shared topic. */
    static TopicUse of(TopicRole role) {
        if (!role.isOutput()) {
            return INPUT;
        }
        return role == TopicRole.DEAD_LETTERS ? DEAD_LETTERS : OUTPUT;
    }

    /** The least {@code max.message.bytes} that takes each of its records; 0: any does. */
    int leastBytes() {
        return leastBytes;
    }

    /** Whether the learner writes it. */
    boolean isWritten() {
        return this != INPUT;
    }

    /** Whether records must stay though others of the same key follow. */
    boolean needsAllRecords() {
        return this == INPUT || this == BETWEEN;
    }

    /** Whether what is in it cannot be made again from elsewhere. */
    boolean isKept() {
        return this == BETWEEN || this == CHANGELOG;
    }
}
