package org.mmoestreams.app.startup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.input.FirstOffsets;
import org.mmoestreams.app.input.PartitionCount;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.input.PositionFault;
import org.mmoestreams.app.input.PositionMoves;
import org.mmoestreams.app.input.Positions;
import org.mmoestreams.app.input.Positions.Position;
import org.mmoestreams.client.topics.InternalTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at before a learner joins its group: stored state and offsets, and what may be given up of them. */
public final class StartChecks {

    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

    private final Settings settings;
    private final String bootstrap;
    private final Admin admin;
    private final Set<Acceptance> accepted;
    private final ChangelogAudit state;

    public StartChecks(Settings settings, String bootstrap, Admin admin, Set<Acceptance> accepted) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.admin = admin;
        this.accepted = accepted;
        this.state = new ChangelogAudit(admin, settings);
    }

    /**
     * Makes sure that stored state is whole, or gives up what was accepted to be.
     *
     * @throws IllegalStateException when it is not
     */
    public void requireState() {
        List<String> models = state.modelDamages();
        if (!accepted.contains(Acceptance.NEW_MODEL)) {
            refuseModels(models);
        } else if (!models.isEmpty()) {
            LOG.warn("Going on with a new model, and new metrics: {}", models);
            state.discardModels();
        }
        List<String> metrics = state.metricsDamages();
        if (!accepted.contains(Acceptance.NEW_METRICS)) {
            refuseMetrics(metrics);
        } else if (!metrics.isEmpty()) {
            LOG.warn("Going on with new metrics: {}", metrics);
            state.discardMetrics();
        }
        if (state.lacksScoredWindows()) {
            LOG.warn(
                    "Topic {} is gone and is made anew: the windows in it that were not measured yet will be missing"
                            + " from the metrics, which name them (expected: it to be left alone)",
                    settings.name(InternalTopic.SCORED_WINDOWS));
        }
    }

    /**
     * Makes sure that each partition has an offset to go on from, and gives up events that were accepted to be. Whether
     * the offset is the right one is looked at when the partition is assigned.
     *
     * @throws IllegalStateException when one with stored state has none, or the topic has another number of partitions
     *     than before
     */
    public void requireOffsets() {
        Positions positions = new Positions(settings, bootstrap, admin);
        requirePartitions(new TopicAdmin(admin).partitions(settings.topics().features()));
        if (accepted.contains(Acceptance.GAP)) {
            acceptGaps(positions.read());
        }
        if (positions.partitions().stream().anyMatch(this::hasLostItsOffset)) {
            refuse(positions.read());
        }
        String reset = StreamsProperties.offsetReset(settings);
        FirstOffsets first = new FirstOffsets(admin, settings.applicationId(), reset);
        positions.inputs().forEach(input -> first.commit(input, input.partitions()));
    }

    /**
     * Makes sure that a learner would go on from the group's offsets, and changes nothing: what {@link #requireOffsets}
     * refuses, and what the learner itself does when it gets its partitions. The inputs must be there.
     *
     * @throws IllegalStateException when it would not
     */
    public void inspectOffsets() {
        requirePartitions(new TopicAdmin(admin).partitions(settings.topics().features()));
        refuse(new Positions(settings, bootstrap, admin).read());
    }

    static void refuseModels(List<String> damages) {
        if (!damages.isEmpty()) {
            throw new IllegalStateException("stored model: " + String.join("; ", damages)
                    + " (expected: the changelogs whole; restore them, run reset to learn all events again, or run"
                    + " --accept-new-model to go on with a new model)");
        }
    }

    static void refuseMetrics(List<String> damages) {
        if (!damages.isEmpty()) {
            throw new IllegalStateException("stored metrics: " + String.join("; ", damages)
                    + " (expected: the changelog whole; restore it, or run --accept-new-metrics to measure anew from"
                    + " here on)");
        }
    }

    private void requirePartitions(int now) {
        OptionalInt models = state.models();
        if (models.isPresent() && models.getAsInt() != now) {
            String topic = settings.topics().features();
            throw new IllegalStateException(PartitionCount.message(topic, now, models.getAsInt()));
        }
    }

    private void acceptGaps(List<Position> positions) {
        Map<PartitionState, Long> targets = new LinkedHashMap<>();
        for (Position position : positions) {
            position.fault().filter(fault -> fault.afterGap().isPresent()).ifPresent(fault -> {
                targets.put(position.now(), fault.afterGap().getAsLong());
                LOG.warn("Going on from offset {}: {}", fault.afterGap().getAsLong(), fault.message());
            });
        }
        if (!targets.isEmpty()) {
            new PositionMoves(settings, bootstrap, admin).move(targets);
        }
    }

    private boolean hasLostItsOffset(PartitionState partition) {
        return partition.committed().isEmpty()
                && state.hasState(partition.partition().partition());
    }

    private static void refuse(List<Position> positions) {
        for (Position position : positions) {
            if (position.fault().isPresent()) {
                PositionFault fault = position.fault().get();
                throw new IllegalStateException(fault.message());
            }
        }
    }
}
