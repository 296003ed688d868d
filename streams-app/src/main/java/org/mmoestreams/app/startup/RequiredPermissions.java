package org.mmoestreams.app.startup;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.PositionMoves;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/** What the brokers must allow for each thing that the application does; {@code docs/security.md} says the same. */
public final class RequiredPermissions {

    private RequiredPermissions() {}

    /**
     * To learn.
     *
     * @param create whether to create the topics that are missing
     */
    public static List<Permission> toLearn(Settings settings, boolean create) {
        String id = settings.applicationId();
        Stream<Permission> shared = Stream.concat(
                LearnerTopology.plans(settings.topics()).stream().flatMap(plan -> toWork(plan, settings)),
                create ? toCreate(settings.topics()) : Stream.empty());
        Stream<Permission> own = LearnerTopology.internalTopics(settings).stream()
                .flatMap(topic -> Permission.onTopic(topic, READ, WRITE, CREATE));
        Stream<Permission> work = Stream.of(Permission.onGroup(id, READ), Permission.onTransactions(id + "-*"));
        return Stream.of(shared, own, work).flatMap(each -> each).toList();
    }

    /**
     * To write events.
     *
     * @param create whether to create all shared topics that are missing
     */
    public static List<Permission> toReplay(Topics topics, boolean create) {
        Stream<Permission> writing = Permission.onTopic(topics.features(), WRITE);
        if (!create) {
            return writing.toList();
        }
        Stream<Permission> others = topics.all().stream()
                .filter(topic -> !topic.equals(topics.features()))
                .flatMap(topic -> Permission.onTopic(topic, DESCRIBE));
        return Stream.of(writing, others, toCreate(topics))
                .flatMap(each -> each)
                .toList();
    }

    /** To read a topic outside of any group. */
    public static List<Permission> toRead(String topic) {
        return Permission.onTopic(topic, READ).toList();
    }

    /** To read the models. */
    public static List<Permission> toReadModels(String applicationId) {
        return Stream.of(StoredModels.modelTopic(applicationId), StoredModels.windowTopic(applicationId))
                .flatMap(topic -> Permission.onTopic(topic, READ))
                .toList();
    }

    /** To show the models, and what has become of labels that come late. */
    public static List<Permission> toShowModels(Settings settings) {
        return Stream.concat(
                        toReadModels(settings.applicationId()).stream(),
                        LearnerTopology.changelogsOf(TopicRole.LABELS, settings).stream()
                                .flatMap(topic -> Permission.onTopic(topic, READ)))
                .toList();
    }

    /** To see where the models are in their inputs. */
    public static List<Permission> toReadPosition(Settings settings) {
        return Stream.of(
                        toReadModels(settings.applicationId()).stream(),
                        toReadInputs(settings),
                        Stream.of(Permission.onGroup(settings.applicationId(), DESCRIBE)))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * To watch what a learner writes, and how far it is in its inputs.
     *
     * @param outputs the topics that are read
     */
    public static List<Permission> toWatch(Settings settings, List<String> outputs) {
        return Stream.of(
                        outputs.stream().flatMap(topic -> Permission.onTopic(topic, READ)),
                        toReadInputs(settings),
                        Stream.of(Permission.onGroup(settings.applicationId(), DESCRIBE)))
                .flatMap(each -> each)
                .toList();
    }

    /** To audit what they have learnt. */
    public static List<Permission> toAudit(Settings settings) {
        return Stream.of(
                        toReadModels(settings.applicationId()).stream(),
                        toReadInputs(settings),
                        Permission.onTopic(settings.name(InternalTopic.HISTORY), READ))
                .flatMap(each -> each)
                .toList();
    }

    /** To move them there. */
    public static List<Permission> toMovePosition(Settings settings) {
        String id = settings.applicationId();
        return Stream.of(
                        toReadModels(id).stream(),
                        toReadInputs(settings),
                        Permission.onTopic(StoredModels.windowTopic(id), WRITE),
                        Stream.of(
                                Permission.onGroup(id, READ),
                                Permission.onTransactions(PositionMoves.transactionalId(id))))
                .flatMap(each -> each)
                .toList();
    }

    /** To remove what an application has left in Kafka. */
    public static List<Permission> toReset(String applicationId) {
        return Stream.concat(
                        Stream.of(Permission.onGroup(applicationId, DELETE)),
                        LearnerTopology.internalTopics(applicationId).stream()
                                .flatMap(topic -> Permission.onTopic(topic, DELETE)))
                .toList();
    }

    private static Stream<Permission> toReadInputs(Settings settings) {
        return settings.topics().inputs().stream().flatMap(input -> Permission.onTopic(settings.name(input), READ));
    }

    private static Stream<Permission> toCreate(Topics topics) {
        return topics.all().stream().flatMap(topic -> Permission.onTopic(topic, CREATE));
    }

    /** What a node needs of the topics that are shared with others. */
    private static Stream<Permission> toWork(NodePlan plan, Settings settings) {
        Stream<Permission> reading = plan.sources().stream()
                .filter(source -> source.topic() instanceof TopicRole)
                .flatMap(source -> Permission.onTopic(settings.name(source.topic()), READ));
        Stream<Permission> writing = plan.sinks().stream()
                .filter(sink -> sink.topic() instanceof TopicRole)
                .flatMap(sink -> {
                    String topic = settings.name(sink.topic());
                    return sink.asksLimits()
                            ? Permission.onTopic(topic, WRITE, DESCRIBE_CONFIGS)
                            : Permission.onTopic(topic, WRITE);
                });
        return Stream.concat(reading, writing);
    }
}
