package org.mmoestreams.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void refusesOneTopicInTwoRoles() {
        assertThatThrownBy(() -> new Topics("a", "b", "a", "c"))
                .hasMessage("topics.metrics: a (expected: a topic of its own; topics.features has this one)");
    }

    @Test
    void knowsWhichNamesKafkaTakes() {
        assertThat(Topics.isName("census.features-2_b")).isTrue();
        assertThat(Topics.isName("x".repeat(249))).isTrue();
        assertThat(Topics.isName("..a")).isTrue();
        assertThat(Topics.isName("x".repeat(250))).isFalse();
        assertThat(Topics.isName("..")).isFalse();
        assertThat(Topics.isName("a b")).isFalse();
        assertThat(Topics.isName("")).isFalse();
        assertThat(Topics.isName(null)).isFalse();
    }

    @Test
    void givesOnlyTheFeaturesTopicItsPartitions() {
        assertThat(Topics.standard().specs(4))
                .containsExactly(
                        new TopicSpec("census.features", 4),
                        new TopicSpec("census.predictions", 1),
                        new TopicSpec("census.metrics", 1),
                        new TopicSpec("census.dead-letters", 1));
    }

    @Test
    void refusesATopicWithoutPartitions() {
        assertThatThrownBy(() -> new TopicSpec("a", 0)).hasMessage("partitions: 0 (expected: >= 1)");
    }
}
