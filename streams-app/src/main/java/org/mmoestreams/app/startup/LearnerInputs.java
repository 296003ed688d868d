package org.mmoestreams.app.startup;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.input.InputTopics;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.input.PositionFault;
import org.mmoestreams.app.input.Positions;
import org.mmoestreams.app.input.RecordSearch;
import org.mmoestreams.app.input.UnreadableBatchException;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.topics.TopicRole;

/**
 * Looks, whenever a partition is assigned, at what may have changed since the start: a rebalance makes changelogs anew
 * that were deleted, so that the learner would start over silently, a topic that is gone would be waited for, and an
 * offset that was moved would be gone on from.
 */
public final class LearnerInputs implements InputCheck {

    private final Settings settings;
    private final String bootstrap;
    private final LiveInput live;

    public LearnerInputs(Settings settings, String bootstrap, LiveInput live) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.live = live;
    }

    @Override
    public Map<TopicRole, InputPosition> begin(int partition, Map<TopicRole, InputPosition> stored, boolean hasModel) {
        try (Admin admin = admin()) {
            new TopicAdmin(admin).require(settings.topics().all());
            StartChecks.refuseModels(state(admin).modelDamages(partition));
            if (settings.topics().has(TopicRole.LABELS)) {
                InputTopics.all(admin, settings.topics()).requireSamePartitions();
            }
            RecordSearch log = Positions.search(settings, bootstrap);
            Map<TopicRole, InputPosition> begun = new EnumMap<>(TopicRole.class);
            for (TopicRole input : settings.topics().inputs()) {
                PartitionState now = InputTopic.of(admin, settings, input).partition(partition);
                Optional<InputPosition> position = Optional.ofNullable(stored.get(input));
                PositionFault.of(now, position, hasModel, log).ifPresent(fault -> {
                    throw new IllegalStateException(fault.message());
                });
                begun.put(input, now.goOnFrom(position));
            }
            return begun;
        }
    }

    @Override
    public void requireSameTopic() {
        live.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    @Override
    public void requireReadable(TopicRole input, int partition, long next) {
        TopicPartition place = new TopicPartition(settings.name(input), partition);
        live.damaged(place).ifPresent(offset -> {
            // a partition may have come back since: what lies before is read first
            if (Positions.search(settings, bootstrap).first(place, next, offset).isEmpty()) {
                throw new UnreadableBatchException(place, offset);
            }
        });
    }

    /** Makes sure that the metrics have all of their state when their partition is assigned. */
    public void requireMetrics() {
        try (Admin admin = admin()) {
            StartChecks.refuseMetrics(state(admin).metricsDamages());
        }
    }

    private ChangelogAudit state(Admin admin) {
        return new ChangelogAudit(admin, settings);
    }

    private Admin admin() {
        return Admins.create(settings, bootstrap);
    }
}
