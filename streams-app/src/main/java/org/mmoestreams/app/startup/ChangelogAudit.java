package org.mmoestreams.app.startup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.GroupOffsets;
import org.mmoestreams.app.input.IdleGroup;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;

/**
 * Finds out whether the changelogs still hold what a learner's committed offsets stand for. A changelog that was
 * deleted or truncated would otherwise be taken for that of a new application, and the learner, or its metrics, would
 * start over silently in the middle of the stream.
 */
final class ChangelogAudit {

    private final Admin admin;
    private final TopicAdmin topics;
    private final Settings settings;
    private final String applicationId;
    private final String features;

    ChangelogAudit(Admin admin, Settings settings) {
        this.admin = admin;
        this.topics = new TopicAdmin(admin);
        this.settings = settings;
        this.applicationId = settings.applicationId();
        this.features = settings.topics().features();
    }

    /** What is wrong with the changelogs of the models and their open windows; empty when nothing is. */
    List<String> modelDamages() {
        return damages(partition -> true);
    }

    /** What is wrong with one partition of them. */
    List<String> modelDamages(int partition) {
        return damages(each -> each == partition);
    }

    /** What is wrong with the changelog of the metrics; empty when nothing is. */
    List<String> metricsDamages() {
        OffsetAndMetadata measured = committed().get(new TopicPartition(scoredWindows(), 0));
        boolean learnt = measured != null && PartitionState.isByLearner(measured);
        Set<String> present = topics.names();
        List<String> damages = new ArrayList<>();
        for (String changelog : metricsChangelogs()) {
            if (present.contains(changelog)) {
                damage(new TopicPartition(changelog, 0), learnt, learnt ? measured.offset() : 0)
                        .ifPresent(damages::add);
            } else if (hasStarted()) {
                damages.add(changelog + " is gone");
            }
        }
        return damages;
    }

    /** Whether something of a partition's model was ever stored. */
    boolean hasState(int partition) {
        TopicPartition changelog = new TopicPartition(StoredModels.windowTopic(applicationId), partition);
        return models().isPresent() && partition < models().getAsInt() && offset(changelog, OffsetSpec.latest()) > 0;
    }

    /**
     * How many models there is room for: as many as the features topic had partitions at first; empty when there is
     * none yet.
     */
    OptionalInt models() {
        String changelog = StoredModels.windowTopic(applicationId);
        return topics.names().contains(changelog)
                ? OptionalInt.of(topics.describe(changelog).partitions().size())
                : OptionalInt.empty();
    }

    /** Whether the topic of scored windows, which is there before the first learner joins, is no longer there. */
    boolean lacksScoredWindows() {
        return hasStarted() && !topics.names().contains(scoredWindows());
    }

    /** Whether a learner has ever joined: all changelogs are made at once then. */
    private boolean hasStarted() {
        return models().isPresent();
    }

    /** Gives up models and metrics, so that new ones go on from the committed offsets. No learner may run. */
    void discardModels() {
        List<String> sources = new ArrayList<>(inputs());
        sources.add(scoredWindows());
        discard(sources, LearnerTopology.internalTopics(applicationId));
    }

    /** Gives up the metrics, so that new ones go on from the windows that are scored next. No learner may run. */
    void discardMetrics() {
        discard(List.of(scoredWindows()), metricsChangelogs());
    }

    /** The offsets are no longer those of the state that is given up: they are committed anew, as a beginning. */
    private void discard(List<String> sources, List<String> internal) {
        Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
        committed().forEach((partition, offset) -> {
            if (sources.contains(partition.topic())) {
                beginning.put(partition, new OffsetAndMetadata(offset.offset()));
            }
        });
        IdleGroup.await(admin, applicationId);
        GroupOffsets.alter(admin, applicationId, beginning);
        topics.delete(internal.stream().filter(topics.names()::contains).toList());
    }

    private List<String> damages(Predicate<Integer> wanted) {
        Map<TopicPartition, OffsetAndMetadata> all = committed();
        Set<String> present = topics.names();
        List<String> damages = new ArrayList<>();
        all.forEach((partition, offset) -> {
            if (partition.topic().equals(features) && wanted.test(partition.partition())) {
                for (String changelog : modelChangelogs()) {
                    boolean learnt = isLearnt(partition, all) && isExpected(changelog, partition.partition(), all);
                    if (present.contains(changelog)) {
                        damage(new TopicPartition(changelog, partition.partition()), learnt, offset.offset())
                                .ifPresent(damages::add);
                    } else if (learnt) {
                        damages.add(changelog + " is gone");
                    }
                }
            }
        });
        return damages.stream().distinct().toList();
    }

    private Optional<String> damage(TopicPartition changelog, boolean learnt, long upTo) {
        long first = offset(changelog, OffsetSpec.earliest());
        if (first > 0) {
            return Optional.of(changelog + " lacks its records before offset " + first);
        }
        return learnt && offset(changelog, OffsetSpec.latest()) == 0
                ? Optional.of(changelog + " is empty, though what it belongs to was processed up to offset " + upTo)
                : Optional.empty();
    }

    /**
     * Whether state was committed with an offset. One that a tool has moved says nothing; then the metrics' offset
     * does. Where labels come first, the offset of the partition's labels alone says so, and nothing of other
     * partitions.
     */
    private boolean isLearnt(TopicPartition partition, Map<TopicPartition, OffsetAndMetadata> all) {
        boolean moved = all.entrySet().stream()
                .filter(each -> each.getKey().topic().equals(features))
                .noneMatch(each -> PartitionState.isByLearner(each.getValue()));
        boolean learnt = moved
                ? all.entrySet().stream()
                        .filter(each -> !isOfLabels(each.getKey()))
                        .anyMatch(each -> PartitionState.isByLearner(each.getValue()))
                : PartitionState.isByLearner(all.get(partition));
        return learnt || hasLabelsTaken(partition.partition(), all);
    }

    /** What is kept for labels alone need not be there before one was taken: the model may be older than they. */
    private boolean isExpected(String changelog, int partition, Map<TopicPartition, OffsetAndMetadata> all) {
        return !LearnerTopology.changelogsOf(TopicRole.LABELS, settings).contains(changelog)
                || hasLabelsTaken(partition, all);
    }

    private boolean hasLabelsTaken(int partition, Map<TopicPartition, OffsetAndMetadata> all) {
        return all.entrySet().stream()
                .filter(each -> isOfLabels(each.getKey()) && each.getKey().partition() == partition)
                .anyMatch(each -> PartitionState.isByLearner(each.getValue()));
    }

    private boolean isOfLabels(TopicPartition partition) {
        return settings.topics().has(TopicRole.LABELS) && partition.topic().equals(settings.name(TopicRole.LABELS));
    }

    private long offset(TopicPartition partition, OffsetSpec spec) {
        return TopicAdmin.await(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                .offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        return InputTopic.of(admin, settings, TopicRole.FEATURES).committed();
    }

    private List<String> modelChangelogs() {
        return LearnerTopology.changelogsBehind(TopicRole.FEATURES, settings);
    }

    private List<String> metricsChangelogs() {
        return LearnerTopology.changelogsBehind(InternalTopic.SCORED_WINDOWS, settings);
    }

    private List<String> inputs() {
        return settings.topics().inputs().stream().map(settings::name).toList();
    }

    private String scoredWindows() {
        return InternalTopic.SCORED_WINDOWS.of(applicationId);
    }
}
