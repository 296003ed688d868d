package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.cli.CapturedRun;

/** Groups that have learnt a part of the usual workload: what is done to their positions, and what they say of it. */
final class Positions {

    static final int LEARNT = 1_010;
    static final int MORE = 2_000;
    /** The offset in either partition behind what was learnt. */
    static final long NEXT = LEARNT / 2;

    private final Admin admin;

    Positions(Admin admin) {
        this.admin = admin;
    }

    /** Starts a learner that is to refuse, and say why; nothing comes out of it. */
    static void assertRefuses(LearnerGroup group, String... message) {
        assertStops(group.start("refusing"), message);
        assertThat(group.settled()).as("events that came out").isEqualTo(LEARNT);
    }

    /**
     * Starts a learner that is to refuse a partition, and say why; nothing of that partition comes out of it. What the
     * other one's model does before is its own matter.
     */
    static void assertRefusesPartition(LearnerGroup group, int partition, String... message) {
        int before = group.predictedBy(partition);
        assertStops(group.start("refusing"), message);
        assertThat(group.predictedBy(partition))
                .as("predictions of the partition")
                .isEqualTo(before);
    }

    /** Waits until a learner has ended in one line that says why. */
    static void assertStops(Instance learner, String... message) {
        assertThat(learner.awaitExit()).isEqualTo(1);
        assertThat(learner.log().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains(message);
        assertThat(learner.log()).doesNotContain("\tat ");
    }

    /** The command that shows positions, and moves them. */
    static CapturedRun position(LearnerGroup group, String... more) {
        return group.command("position", more);
    }

    /** A partition of the features topic. */
    static TopicPartition features(LearnerGroup group, int partition) {
        return new TopicPartition(group.settings().topics().features(), partition);
    }

    /** Moves the group's offset, as operators do by tools of Kafka's. */
    void commit(LearnerGroup group, int partition, long offset) {
        commit(group, features(group, partition), offset);
    }

    /** Moves the group's offset in a partition of any input. */
    void commit(LearnerGroup group, TopicPartition partition, long offset) {
        Futures.get(admin.alterConsumerGroupOffsets(
                        group.settings().applicationId(), Map.of(partition, new OffsetAndMetadata(offset)))
                .all());
    }

    /** Deletes the records before an offset. */
    void delete(LearnerGroup group, int partition, long before) {
        delete(features(group, partition), before);
    }

    /** Deletes the records of a partition of any input before an offset. */
    void delete(TopicPartition partition, long before) {
        Futures.get(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                .all());
    }

    /** Deletes the features topic and makes it anew. */
    void makeAnew(LearnerGroup group) {
        makeAnew(group.settings().topics().features());
    }

    /** Deletes an input and makes it anew. */
    void makeAnew(String topic) {
        TopicAdmin topics = new TopicAdmin(admin);
        topics.delete(List.of(topic));
        Futures.get(
                admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all());
        topics.awaitReady(List.of(topic));
    }
}
