package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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
    private final Settings labelled = Settings.of("application-id=shop", "topics.labels=clicks");
    private final Topology topology = build(settings);

    @Test
    void namesTheTopicsThatTheTopologyReads() {
        assertNamesWhatIsRead(settings);
        assertNamesWhatIsRead(labelled);
        assertThat(LearnerTopology.sources(labelled)).contains("clicks");
        assertThat(LearnerTopology.sources(settings)).doesNotContain("clicks");
    }

    @Test
    void readsLabelsInTheSubTopologyThatReadsEvents() {
        assertThat(build(labelled).describe().subtopologies())
                .filteredOn(part ->
                        part.nodes().stream().anyMatch(node -> node.name().equals("learner")))
                .singleElement()
                .satisfies(part -> assertThat(part.nodes())
                        .extracting(Node::name)
                        .contains("features", "labels", "arrivals", "label-arrivals"));
    }

    private static void assertNamesWhatIsRead(Settings settings) {
        List<String> read = nodes(build(settings)).stream()
                .filter(Source.class::isInstance)
                .flatMap(node -> ((Source) node).topicSet().stream())
                .toList();
        assertThat(LearnerTopology.sources(settings)).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void namesEveryInternalTopicOnce() {
        TreeSet<String> own = sinks(topology).stream()
                .filter(topic -> topic.startsWith("shop-"))
                .collect(Collectors.toCollection(TreeSet::new));
        own.addAll(List.of("shop-model-changelog", "shop-window-changelog", "shop-metrics-changelog"));
        assertThat(LearnerTopology.internalTopics(settings)).containsExactlyInAnyOrderElementsOf(own);
        own.addAll(List.of("shop-history", "shop-waiting-changelog"));
        assertThat(LearnerTopology.internalTopics(labelled)).containsExactlyInAnyOrderElementsOf(own);
        assertThat(LearnerTopology.internalTopics("shop"))
                .as("those that there may be")
                .containsExactlyInAnyOrderElementsOf(own);
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
    void writesChangesOfTheStreamOnlyWhereATopicIsNamed() {
        assertThat(sinks(topology)).doesNotContain("changes");
        Settings told = Settings.of("application-id=shop", "topics.drift=changes");
        assertThat(sinks(build(told))).contains("changes");
        assertThat(told.topics().outputs()).contains("changes");
        assertThat(settings.topics().outputs()).doesNotContain("changes", "");
    }

    @Test
    void knowsWhatIsKeptOfATopicAlsoBehindANodeThatKeepsNothing() {
        assertThat(LearnerTopology.changelogsBehind(TopicRole.FEATURES, settings))
                .containsExactly("shop-model-changelog", "shop-window-changelog");
        assertThat(LearnerTopology.changelogsBehind(InternalTopic.SCORED_WINDOWS, settings))
                .containsExactly("shop-metrics-changelog");
        assertThat(LearnerTopology.changelogsBehind(TopicRole.METRICS, settings))
                .isEmpty();
        assertThat(LearnerTopology.changelogsBehind(TopicRole.LABELS, settings)).isEmpty();
        assertThat(LearnerTopology.changelogsBehind(TopicRole.LABELS, labelled))
                .containsExactly("shop-model-changelog", "shop-window-changelog", "shop-waiting-changelog");
    }

    @Test
    void countsNoChangelogForAStoreWithoutOne() {
        NodePlan plan = NodePlan.named("node").keeps(() -> store("kept")).keeps(() -> store("forgotten")
                .withLoggingDisabled());
        assertThat(plan.changelogs()).containsExactly(new InternalTopic("kept-changelog"));
    }

    @Test
    void keepsAStoreOfATopicOnlyWhereThereIsOne() {
        NodePlan plan = NodePlan.named("node").keepsOf(TopicRole.LABELS, () -> store("waiting"));
        assertThat(plan.among(settings.topics(), Set.of()).changelogs()).isEmpty();
        assertThat(plan.among(labelled.topics(), Set.of()).changelogs())
                .containsExactly(InternalTopic.changelogOf("waiting"));
        assertThat(plan.changelogsOf(TopicRole.LABELS)).isEqualTo(plan.changelogs());
        assertThat(plan.keeps(() -> store("kept")).changelogsOf(TopicRole.LABELS))
                .isEqualTo(plan.changelogs());
        assertThat(plan.changelogs()).as("left behind, perhaps").hasSize(1);
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.String());
    }

    private static Topology build(Settings settings) {
        return LearnerTopology.build(settings, EventSchema.census(), TopicLimits.usual());
    }

    private static List<String> sinks(Topology topology) {
        return nodes(topology).stream()
                .filter(Sink.class::isInstance)
                .map(node -> ((Sink) node).topic())
                .toList();
    }

    private static List<Node> nodes(Topology topology) {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .toList();
    }
}
