package org.mmoestreams.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;

final class GroupMemberTest {

    @Test
    void leavesItsGroupUnlessItHasANameThere() {
        assertThat(atEnd()).isEqualTo(GroupMembershipOperation.LEAVE_GROUP);
        assertThat(atEnd("kafka.group.instance.id=learner-0")).isEqualTo(GroupMembershipOperation.REMAIN_IN_GROUP);
        assertThat(atEnd("kafka.main.consumer.group.instance.id=learner-0"))
                .isEqualTo(GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    private static GroupMembershipOperation atEnd(String... settings) {
        return GroupMember.atEnd(StreamsProperties.of(Settings.of(settings), "127.0.0.1:9092"));
    }
}
