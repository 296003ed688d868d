package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;

/** What follows from the list of nodes is what Kafka Streams makes of the topology. */
final class NodeListTest {

    private final Settings settings = Settings.of("application-id=shop");
    private final Topology topology = LearnerTopology.build(settings, EventSchema.census(), TopicLimits.usual());

    @Test
    void namesTheTopicsThatTheTopologyReads() {
        List<String> read = nodes().stream()
                .filter(Source.class::isInstance)
                .flatMap(node -> ((Source) node).topicSet().stream())
                .toList();
        assertThat(LearnerTopology.sources(settings)).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void namesEveryInternalTopicOnce() {
        TreeSet<String> own = nodes().stream()
                .filter(Sink.class::isInstance)
                .map(node -> ((Sink) node).topic())
                .filter(topic -> topic.startsWith("shop-"))
                .collect(Collectors.toCollection(TreeSet::new));
        own.addAll(List.of("shop-model-changelog", "shop-window-changelog", "shop-metrics-changelog"));
        assertThat(LearnerTopology.internalTopics("shop")).containsExactlyInAnyOrderElementsOf(own);
    }

    @Test
    void writesEveryOutputAndReadsEveryInput() {
        for (TopicRole role : TopicRole.values()) {
            assertThat(LearnerTopology.plans())
                    .as(role.label())
                    .anyMatch(plan -> role.isOutput()
                            ? plan.sinks().stream().anyMatch(sink -> sink.topic() == role)
                            : plan.sources().stream().anyMatch(source -> source.topic() == role));
        }
    }

    @Test
    void knowsWhatIsKeptOfATopicAlsoBehindANodeThatKeepsNothing() {
        assertThat(LearnerTopology.changelogsBehind(TopicRole.FEATURES, "shop"))
                .containsExactly("shop-model-changelog", "shop-window-changelog");
        assertThat(LearnerTopology.changelogsBehind(InternalTopic.SCORED_WINDOWS, "shop"))
                .containsExactly("shop-metrics-changelog");
        assertThat(LearnerTopology.changelogsBehind(TopicRole.METRICS, "shop")).isEmpty();
    }

    @Test
    void countsNoChangelogForAStoreWithoutOne() {
        NodePlan plan = NodePlan.named("node").keeps(() -> store("kept")).keeps(() -> store("forgotten")
                .withLoggingDisabled());
        assertThat(plan.changelogs()).containsExactly(new InternalTopic("kept-changelog"));
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.String());
    }

    private List<Node> nodes() {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .toList();
    }
}
