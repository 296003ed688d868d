package org.mmoestreams.app.runtime;

import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.input.Positions;
import org.mmoestreams.app.input.UnreadableBatchException;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers what lies behind a failure that ended a learner, where its own message says too little. */
final class FailureExplanation {

    private static final Logger LOG = LoggerFactory.getLogger(FailureExplanation.class);

    private final Settings settings;
    private final String bootstrap;
    private final LiveInput live;

    FailureExplanation(Settings settings, String bootstrap, LiveInput live) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.live = live;
    }

    /** The failure with a better message, where there is one; else the failure itself. */
    RuntimeException of(IllegalStateException failure) {
        try {
            if (failure.getCause() instanceof MissingSourceTopicException) {
                return vanishedTopic().orElse(failure);
            }
            if (Permissions.isRefusal(failure)) {
                return missingPermission(failure);
            }
            if (failure.getCause() instanceof InvalidOffsetException) {
                return stopped(wrongPosition(), failure);
            }
            if (failure.getCause() instanceof UnreadableBatchException) {
                return stopped(
                        live.explainDamage(() -> new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap))),
                        failure);
            }
        } catch (KafkaException unanswered) {
            LOG.debug("The brokers do not say what lies behind it", unanswered);
        }
        return failure;
    }

    private RuntimeException missingPermission(IllegalStateException failure) {
        try (Admin admin = admin()) {
            return new Permissions(admin).explain(failure, RequiredPermissions.toLearn(settings, false));
        }
    }

    private Optional<RuntimeException> vanishedTopic() {
        try (Admin admin = admin()) {
            return StopReason.vanished(new TopicAdmin(admin).names(), settings);
        }
    }

    private Optional<String> wrongPosition() {
        try (Admin admin = admin()) {
            return new Positions(settings, bootstrap, admin)
                    .read().stream()
                            .flatMap(position -> position.fault().stream())
                            .map(fault -> fault.message())
                            .findFirst();
        }
    }

    private static IllegalStateException stopped(Optional<String> why, IllegalStateException failure) {
        return why.map(message -> new IllegalStateException(FailurePolicy.STOPPED + message))
                .orElse(failure);
    }

    private Admin admin() {
        return Admins.create(settings, bootstrap);
    }
}
