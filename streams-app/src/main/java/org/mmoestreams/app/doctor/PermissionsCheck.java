package org.mmoestreams.app.doctor;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.startup.RequiredPermissions;

/** Whether the brokers allow all that a learner does. */
final class PermissionsCheck implements Check {

    static final String NAME = "permissions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(BrokersCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        List<Permission> needed = RequiredPermissions.toLearn(intent.settings(), intent.createTopics());
        try (Admin admin = intent.admin()) {
            new Permissions(admin).require(needed);
        }
        return List.of(Finding.good(NAME, "all " + needed.size() + " that a learner needs, as far as can be told"));
    }
}
