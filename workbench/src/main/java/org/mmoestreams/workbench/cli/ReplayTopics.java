package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.cli.TopicOptions;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.client.topics.Topics;

/** Sees to it that a replay's topics are there and may be written. */
final class ReplayTopics {

    private final Admin admin;
    private final TopicAdmin there;
    private final TopicOptions options;

    ReplayTopics(Admin admin, TopicOptions options) {
        this.admin = admin;
        this.there = new TopicAdmin(admin);
        this.options = options;
    }

    /**
     * Creates them, where that is asked for, and checks them.
     *
     * @param labels the topic of late labels; empty when there are none
     * @param operations what is done to features and labels topic
     * @return what they do with the timestamps of records; where labels come late it matters
     */
    TopicTimes prepare(Topics shared, Optional<String> labels, AclOperation... operations) {
        List<Permission> needed = needed(shared, labels, operations);
        new Permissions(admin).require(needed);
        if (options.create()) {
            create(shared, labels);
            // once more, for the topics that are there only now
            new Permissions(admin).require(needed);
        } else {
            there.require(
                    Stream.concat(Stream.of(shared.features()), labels.stream()).toList());
        }
        int partitions = there.partitions(shared.features());
        options.compare(shared.features(), partitions);
        labels.ifPresent(topic -> checkPartitions(topic, there.partitions(topic), shared.features(), partitions));
        return labels.map(topic -> TopicTimes.of(admin, List.of(shared.features(), topic)))
                .orElseGet(() -> new TopicTimes(OptionalLong.empty()));
    }

    private List<Permission> needed(Topics shared, Optional<String> labels, AclOperation... operations) {
        List<Permission> needed = new ArrayList<>(RequiredPermissions.toReplay(shared, options.create()));
        Permission.onTopic(shared.features(), operations).forEach(needed::add);
        labels.ifPresent(topic -> {
            // who may write it may see it
            needed.removeAll(Permission.onTopic(topic, AclOperation.DESCRIBE).toList());
            Permission.onTopic(topic, operations).forEach(needed::add);
            if (options.create()) {
                Permission.onTopic(topic, AclOperation.CREATE).forEach(needed::add);
            }
        });
        return needed;
    }

    /** The labels topic gets as many partitions as the features topic has, be it there already or not. */
    private void create(Topics shared, Optional<String> labels) {
        List<TopicSpec> specs = shared.specs(options.partitions()).stream()
                .filter(spec -> !labels.equals(Optional.of(spec.name())))
                .toList();
        there.ensure(specs, true);
        labels.ifPresent(
                topic -> there.ensure(List.of(new TopicSpec(topic, there.partitions(shared.features()))), true));
    }

    private static void checkPartitions(String labels, int ofLabels, String features, int ofFeatures) {
        check(
                ofLabels == ofFeatures,
                "topic " + labels,
                ofLabels + " partitions",
                ofFeatures + ", as many as " + features + " has; make it anew");
    }
}
