package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.StartChecks;
import org.mmoestreams.client.models.StoredModels;

/** Whether a learner that has learnt before would go on from where it was. */
final class StoredStateCheck implements Check {

    private static final String NAME = "stored state";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(TopicsCheck.NAME);
    }

    /** Changelogs are read. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Settings settings = intent.settings();
        try (Admin admin = intent.admin()) {
            StartChecks checks = new StartChecks(settings, intent.bootstrap(), admin, Set.of());
            checks.requireState();
            Set<String> present = new TopicAdmin(admin).names();
            boolean inputs =
                    settings.topics().inputs().stream().map(settings::name).allMatch(present::contains);
            if (inputs) {
                checks.inspectOffsets();
            }
            boolean stored = present.contains(StoredModels.modelTopic(settings.applicationId()));
            return List.of(Finding.good(
                    NAME, stored ? "whole, and where the group's offsets are" : "none: a start begins anew"));
        }
    }
}
