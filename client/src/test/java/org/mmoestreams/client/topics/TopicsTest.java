package org.mmoestreams.client.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void refusesOneTopicInTwoRoles() {
        Map<TopicRole, String> names = new EnumMap<>(Topics.standard().names());
        names.put(TopicRole.FEATURES, "a");
        names.put(TopicRole.METRICS, "a");
        assertThatThrownBy(() -> new Topics(names))
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
    void refusesARoleWithoutAName() {
        assertThatThrownBy(() -> new Topics(Map.of(TopicRole.FEATURES, "a")))
                .hasMessage("topics.predictions: null (expected: " + Topics.NAME_RULE + ")");
    }

    @Test
    void namesInternalTopicsAfterTheApplication() {
        assertThat(InternalTopic.SCORED_WINDOWS.in("shop", Topics.standard())).isEqualTo("shop-scored-windows");
        assertThat(InternalTopic.changelogOf("model").in("shop", Topics.standard()))
                .isEqualTo("shop-model-changelog");
        assertThat(TopicRole.DEAD_LETTERS.in("shop", Topics.standard())).isEqualTo("census.dead-letters");
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
    void hasALabelsTopicOnlyWhereOneIsNamed() {
        assertThat(Topics.standard().has(TopicRole.LABELS)).isFalse();
        assertThat(Topics.standard().inputs()).containsExactly(TopicRole.FEATURES);
        Topics labelled = Topics.of(role -> role == TopicRole.LABELS ? "clicks" : role.standardName());
        assertThat(labelled.inputs()).containsExactly(TopicRole.FEATURES, TopicRole.LABELS);
        assertThat(labelled.specs(4)).contains(new TopicSpec("clicks", 4)).hasSize(5);
        assertThat(TopicRole.LABELS.isAmong(labelled)).isTrue();
        assertThat(TopicRole.LABELS.isAmong(Topics.standard())).isFalse();
        assertThatThrownBy(() -> Topics.standard().name(TopicRole.LABELS))
                .hasMessage("topics.labels: none (expected: the name of a topic; set it, for the learner too)");
    }

    @Test
    void hasATopicOfExpertsOnlyWhereOneIsNamed() {
        assertThat(Topics.standard().outputs())
                .containsExactly("census.predictions", "census.metrics", "census.dead-letters");
        Topics named = Topics.of(role -> role == TopicRole.EXPERTS ? "use" : role.standardName());
        assertThat(named.outputs()).hasSize(4).contains("use");
        assertThat(named.inputs()).containsExactly(TopicRole.FEATURES);
        assertThat(named.specs(4)).contains(new TopicSpec("use", 1));
    }

    @Test
    void refusesATopicWithoutPartitions() {
        assertThatThrownBy(() -> new TopicSpec("a", 0)).hasMessage("partitions: 0 (expected: >= 1)");
    }
}
