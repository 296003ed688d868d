package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.admin.NotAllowedException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;

@Tag("faults")
@ExtendWith(SecuredClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class LeastPrivilegeTest {

    private static final int EVENTS = 50;
    private static final int TASKS = 2;

    private final SecuredCluster cluster;
    private final Names existing;

    LeastPrivilegeTest(SecuredCluster cluster) {
        this.cluster = cluster;
        this.existing = cluster.createTopics(Names.unique().with(EnumSet.allOf(TopicRole.class)))
                .with(Set.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void learnsFromStartToEndWithTheDocumentedAclsAlone(boolean creates) {
        Use learning = creates ? Use.CREATE_AND_LEARN : Use.LEARN;
        Use replaying = creates ? Use.CREATE_AND_REPLAY : Use.REPLAY;
        Names names = creates ? Names.unique() : cluster.createTopics(Names.unique());
        cluster.allowOnly(
                names,
                Stream.of(learning, replaying, Use.CONSUME, Use.MODEL, Use.REPORT, Use.RESET)
                        .flatMap(Use::acls));
        try (LearnerApp learner = start(names, creates)) {
            assertThat(learner.partitions()).isEqualTo(1);
            assertThat(replaying.run(cluster, names).out()).startsWith(EVENTS + " events sent");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> consumed(names, "predictions").size() >= EVENTS);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !consumed(names, "metrics").isEmpty());
        }
        assertThat(consumed(names, "predictions")).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(consumed(names, "dead-letters")).isEmpty();
        assertThat(cluster.run("reader", names, "model").out()).contains(" " + EVENTS / 16 * 16 + " ");
        assertThat(Use.REPORT.run(cluster, names).out()).startsWith("wrote ");
        await().atMost(Duration.ofMinutes(1)).until(() -> Use.RESET.run(cluster, names), reset -> reset.out()
                .contains("removed topic " + names.application() + "-model-changelog"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void learnsFromLateLabelsAndIsAuditedWithTheDocumentedAclsAlone(boolean creates) {
        Use learning = creates ? Use.CREATE_AND_LEARN_LABELS : Use.LEARN_LABELS;
        Use replaying = creates ? Use.CREATE_AND_REPLAY_LABELS : Use.REPLAY_LABELS;
        Names fresh = Names.unique().with(Use.LABELS);
        Names names = creates ? fresh : cluster.createTopics(fresh);
        cluster.allowOnly(
                names,
                Stream.of(
                                learning,
                                replaying,
                                Use.CONSUME,
                                Use.MODEL_OF_LABELS,
                                Use.POSITION_IN_LABELS,
                                Use.AUDIT,
                                Use.RESET)
                        .flatMap(Use::acls));
        try (LearnerApp learner = start(names, creates)) {
            assertThat(learner.partitions()).isEqualTo(1);
            assertThat(replaying.run(cluster, names).out())
                    .startsWith(EVENTS + " events sent")
                    .contains(TASKS * EVENTS + " labels");
            await().atMost(Duration.ofMinutes(1)).until(() -> haveJoined(names));
        }
        assertThat(consumed(names, "predictions")).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(consumed(names, "dead-letters")).isEmpty();
        CapturedRun position = Use.POSITION_IN_LABELS.run(cluster, names);
        assertThat(position.exitCode()).as(position.out() + position.err()).isZero();
        CapturedRun audit = Use.AUDIT.run(cluster, names);
        assertThat(audit.err()).isEmpty();
        assertThat(audit.out()).contains(" equal");
        await().atMost(Duration.ofMinutes(1)).until(() -> Use.RESET.run(cluster, names), reset -> reset.out()
                .contains("removed topic " + names.application() + "-waiting-changelog"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsOfExpertsAndOfChangesWithTheDocumentedAclsAlone(boolean creates) {
        Use telling = creates ? Use.CREATE_LEARN_AND_TELL : Use.LEARN_AND_TELL;
        Names fresh = Names.unique().with(Use.TOLD);
        Names names = creates ? fresh : cluster.createTopics(fresh);
        cluster.allowOnly(
                names,
                Stream.of(telling, Use.REPLAY, Use.CONSUME, Use.MODEL, Use.CONSUME_CHANGES, Use.CONSUME_EXPERTS)
                        .flatMap(Use::acls));
        try (LearnerApp learner = start(names, creates)) {
            assertThat(learner.partitions()).isEqualTo(1);
            assertThat(Use.REPLAY.run(cluster, names).out()).startsWith(EVENTS + " events sent");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !consumed(names, "experts").isEmpty());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !consumed(names, "drift").isEmpty());
        }
        CapturedRun experts = cluster.run("reader", names, "model", "--experts");
        assertThat(experts.err()).isEmpty();
        assertThat(experts.out()).contains("never_married");
    }

    @Test
    void saysThatItMayNotGiveUpADamagedModel() {
        Names names = existing.withApplication(Names.unique().application());
        cluster.broker().commit(names.application(), existing.topicNames().get(0));
        cluster.broker().createTopic(names.application() + "-model-changelog");
        cluster.allowOnly(names, Use.LEARN.acls());
        AclBinding deletion =
                names.in(DocumentedAcls.of("run --accept-new-model").get(0));
        assertThat(cluster.run("learner", names, "run").err()).startsWith("error: stored model: ");
        assertNames(cluster.run("learner", names, "run", "--accept-new-model").err(), deletion);
    }

    @Test
    void stopsWithTheMissingPermissionWhenItIsTakenAway() {
        Names names = existing.withApplication(Names.unique().application());
        cluster.allowOnly(names, Stream.of(Use.LEARN, Use.REPLAY).flatMap(Use::acls));
        AclBinding predictions = Use.LEARN
                .acls()
                .map(names::in)
                .filter(acl -> acl.pattern().name().endsWith(".predictions"))
                .findFirst()
                .orElseThrow();
        try (LearnerApp learner = start(names, false)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> learner.health().ready());
            cluster.allowOnly(
                    names, Stream.of(Use.LEARN, Use.REPLAY).flatMap(Use::acls).filter(acl -> !names.in(acl)
                            .equals(predictions)));
            Use.REPLAY.run(cluster, names);
            assertThatThrownBy(learner::awaitEnd)
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageStartingWith("not allowed: WRITE on topic "
                            + predictions.pattern().name() + " (expected: ");
        }
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("allButOne")
    void saysWhichPermissionIsMissing(Use use, AclBinding missing) {
        Names names = use.creates()
                ? Names.unique()
                : existing.withApplication(Names.unique().application());
        if (use.moves()) {
            // of a topic that is not there, brokers do not tell all
            cluster.broker().createTopic(names.application() + "-model-changelog");
            cluster.broker().createTopic(names.application() + "-window-changelog");
        }
        cluster.allowOnly(names, use.acls().filter(acl -> !acl.equals(missing)));
        CapturedRun run = use.run(cluster, names);
        assertThat(run.exitCode()).isEqualTo(1);
        assertNames(run.err(), names.in(missing));
    }

    static Stream<Arguments> allButOne() {
        return Use.ALL.stream()
                // of the topics that can be read, only the one that is counts
                .flatMap(use -> use.aclsOfItsOwn()
                        .filter(acl -> !use.command().get(0).equals("consume")
                                || acl.pattern()
                                        .name()
                                        .endsWith("." + use.command().get(1)))
                        .map(acl -> Arguments.of(use, acl)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ResourceType.class,
            names = {"GROUP", "TRANSACTIONAL_ID"})
    void saysWhichPermissionIsMissingWhereOnlyWorkBringsItOut(ResourceType type) {
        Names names = existing.withApplication(Names.unique().application());
        AclBinding missing = Use.LEARN
                .acls()
                .filter(acl -> acl.pattern().resourceType() == type)
                .findFirst()
                .orElseThrow();
        AccessControlEntry entry = missing.entry();
        AclBinding toBeSeen = new AclBinding(
                missing.pattern(),
                new AccessControlEntry(entry.principal(), entry.host(), AclOperation.DESCRIBE, entry.permissionType()));
        cluster.allowOnly(names, Use.LEARN.acls().map(acl -> acl.equals(missing) ? toBeSeen : acl));
        CapturedRun run = Use.LEARN.run(cluster, names);
        assertThat(run.exitCode()).isEqualTo(1);
        assertNames(run.err(), names.in(missing));
    }

    private LearnerApp start(Names names, boolean creates) {
        Settings settings = Settings.of(cluster.settings("learner", names).toArray(String[]::new));
        LearnerApp.StartOptions options = new LearnerApp.StartOptions(creates, 1, Set.of());
        return LearnerApp.start(settings, cluster.broker().bootstrapServers(), options);
    }

    /** Whether each event has got the labels of all tasks. */
    private boolean haveJoined(Names names) {
        CapturedRun run = cluster.run("reader", names, "model", "--json");
        assertThat(run.err()).isEmpty();
        return run.out()
                        .lines()
                        .filter(line -> line.contains("\"labels_joined\" : " + EVENTS))
                        .count()
                == TASKS;
    }

    private List<String> consumed(Names names, String output) {
        CapturedRun run = cluster.run("reader", names, "consume", output);
        assertThat(run.err()).isEmpty();
        return run.out().lines().toList();
    }

    /** In one line, that permission and no other one. */
    private static void assertNames(String error, AclBinding missing) {
        assertThat(error).hasLineCount(1).startsWith("error: not allowed: ").contains(" (expected: an ACL ");
        String list = error.substring("error: not allowed: ".length(), error.indexOf(" (expected: "));
        String type =
                missing.pattern().resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String start = missing.entry().operation() + " on " + type + " "
                + missing.pattern().name();
        boolean literal = missing.pattern().patternType() == PatternType.LITERAL;
        assertThat(list.split(", ")).isNotEmpty().allSatisfy(named -> assertThat(named)
                .startsWith(start)
                .hasSizeLessThanOrEqualTo(literal ? start.length() : 200));
    }
}
