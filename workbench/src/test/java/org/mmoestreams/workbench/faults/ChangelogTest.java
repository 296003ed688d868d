package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.workbench.integration.ModelState;

/** A changelog that was deleted or truncated: the learner does not start over in silence. */
@FaultSuite
@Timeout(300)
final class ChangelogTest {

    private static final int LEARNT = 1_010;

    private final Faults faults;

    @TempDir
    private Path folder;

    ChangelogTest(Faults faults) {
        this.faults = faults;
    }

    @Test
    void refusesToStartOverWhenTheModelIsGone() {
        try (LearnerGroup group = learnt()) {
            String topic = StoredModels.modelTopic(group.settings().applicationId());
            new TopicAdmin(faults.brokers().admin()).delete(List.of(topic));
            assertRefuses(group, "stored model: " + topic + " is gone");
            assertGoesOnWithANewModelWhenTold(group);
        }
    }

    @Test
    void refusesToStartOverWhenTheModelIsTruncated() {
        try (LearnerGroup group = learnt()) {
            String topic = StoredModels.modelTopic(group.settings().applicationId());
            truncate(topic, 0, 20);
            assertRefuses(group, "stored model: " + topic + "-0 lacks its records before offset 20");
            assertGoesOnWithANewModelWhenTold(group);
        }
    }

    @Test
    void refusesToStartOverWhenTheOpenWindowIsTruncated() {
        try (LearnerGroup group = learnt()) {
            String topic = StoredModels.windowTopic(group.settings().applicationId());
            truncate(topic, 1, -1);
            assertRefuses(group, "stored model: " + topic + "-1 lacks its records before offset ");
        }
    }

    @Test
    void doesNotStartOverWhenTheChangelogsAreDeletedWhileItLearns() {
        try (LearnerGroup group =
                LearnerGroup.create(faults.brokers(), Workload.USUAL, folder, LearnerGroup.IMPATIENT)) {
            Instance learner = group.start("learner");
            group.send(LEARNT);
            group.awaitSettled(LEARNT);
            String id = group.settings().applicationId();
            List<String> changelogs = List.of(StoredModels.modelTopic(id), StoredModels.windowTopic(id));
            new TopicAdmin(faults.brokers().admin()).delete(changelogs);
            group.sendAll();
            assertThat(learner.awaitExit()).isEqualTo(1);
            assertThat(learner.log().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains(id, "changelog");
            assertRefuses(group, "stored model: " + id);
        }
    }

    @Test
    void doesNotStartOverWhenATaskMovesAfterATruncation() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance first = group.start("first");
            Instance second = group.start("second");
            group.await(
                    "two owners",
                    () -> !group.ownerOf(0).isEmpty()
                            && !group.ownerOf(1).isEmpty()
                            && !group.ownerOf(0).equals(group.ownerOf(1)));
            group.send(LEARNT);
            group.awaitSettled(LEARNT);
            String id = group.settings().applicationId();
            truncate(StoredModels.modelTopic(id), 0, -1);
            truncate(StoredModels.windowTopic(id), 0, -1);
            boolean firstOwns = group.ownerOf(0).equals(first.name());
            (firstOwns ? first : second).stop();
            Instance heir = firstOwns ? second : first;
            assertThat(heir.awaitExit()).isEqualTo(1);
            assertThat(heir.log().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains("stored model: " + id, "-changelog-0 lacks its records", "--accept-new-model");
        }
    }

    private LearnerGroup learnt() {
        return LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, LEARNT);
    }

    private static void assertRefuses(LearnerGroup group, String message) {
        Instance learner = group.start("refusing");
        assertThat(learner.awaitExit()).isEqualTo(1);
        assertThat(learner.log().lines())
                .singleElement()
                .asString()
                .startsWith("error: " + message)
                .contains("--accept-new-model", "reset");
        assertThat(group.settled()).as("events that came out").isEqualTo(LEARNT);
    }

    private static void assertGoesOnWithANewModelWhenTold(LearnerGroup group) {
        group.start("accepting", List.of(), List.of("--accept-new-model"));
        group.sendAll();
        group.awaitSettled(Workload.USUAL.events());
        assertThat(group.settled()).as("events that came out").isEqualTo(Workload.USUAL.events());
        assertThat(group.models()).hasSize(2).allSatisfy(model -> assertThat(model.rowsLearnt() + model.pendingRows())
                .as("rows of the new model")
                .isLessThanOrEqualTo((Workload.USUAL.events() - LEARNT) / 2));
        assertThat(group.models()).extracting(ModelState::windows).allSatisfy(windows -> assertThat(windows)
                .isPositive());
    }

    /**
     * Deletes the records before an offset; all when it is -1. A topic that is only compacted must allow that first.
     */
    private void truncate(String topic, int partition, long offset) {
        Admin admin = faults.brokers().admin();
        TopicPartition changelog = new TopicPartition(topic, partition);
        cleanUpBy(topic, TopicConfig.CLEANUP_POLICY_DELETE);
        // brokers hear of the policy a moment after the controller has answered, and refuse until then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> Futures.get(admin.deleteRecords(Map.of(changelog, RecordsToDelete.beforeOffset(offset)))
                                .all()));
        cleanUpBy(topic, TopicConfig.CLEANUP_POLICY_COMPACT);
        assertThat(Futures.get(admin.listOffsets(Map.of(changelog, OffsetSpec.earliest()))
                                .partitionResult(changelog))
                        .offset())
                .isPositive();
    }

    private void cleanUpBy(String topic, String policy) {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy), OpType.SET);
        Futures.get(faults.brokers()
                .admin()
                .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
                .all());
    }
}
