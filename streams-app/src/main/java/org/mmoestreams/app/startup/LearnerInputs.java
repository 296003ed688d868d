package org.mmoestreams.app.startup;

import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.input.PositionFault;
import org.mmoestreams.app.input.Positions;
import org.mmoestreams.app.input.UnreadableBatchException;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.client.models.InputPosition;

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
    public Uuid begin(int partition, Optional<InputPosition> stored, boolean hasModel) {
        try (Admin admin = admin()) {
            new TopicAdmin(admin).require(settings.topics().all());
            StartChecks.refuseModels(state(admin).modelDamages(partition));
            PartitionState now = new InputTopic(
                            admin, settings.applicationId(), settings.topics().features())
                    .partition(partition);
            PositionFault.of(now, stored, hasModel, Positions.search(settings, bootstrap))
                    .ifPresent(fault -> {
                        throw new IllegalStateException(fault.message());
                    });
            return now.topicId();
        }
    }

    @Override
    public void requireSameTopic() {
        live.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    @Override
    public void requireReadable(int partition, long next) {
        live.damaged(partition).ifPresent(offset -> {
            TopicPartition input = new TopicPartition(settings.topics().features(), partition);
            // a partition may have come back since: what lies before is read first
            if (Positions.search(settings, bootstrap).first(input, next, offset).isEmpty()) {
                throw new UnreadableBatchException(input, offset);
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
        return new ChangelogAudit(
                admin, settings.applicationId(), settings.topics().features());
    }

    private Admin admin() {
        return Admins.create(settings, bootstrap);
    }
}
