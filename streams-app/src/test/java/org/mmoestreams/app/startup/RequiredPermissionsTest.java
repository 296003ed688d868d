package org.mmoestreams.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.topology.LearnerTopology;

/** What the broker is asked about beforehand; that no more is needed, and no less, is shown by LeastPrivilegeTest. */
final class RequiredPermissionsTest {

    private static final String[] LEARNING = {
        "READ on topic census.features",
        "WRITE on topic census.predictions",
        "WRITE on topic census.metrics",
        "WRITE on topic census.dead-letters",
        "DESCRIBE_CONFIGS on topic census.dead-letters",
        "READ on group shop",
        "WRITE on transactional id shop-*"
    };
    private static final String[] CREATING = {
        "CREATE on topic census.features",
        "CREATE on topic census.predictions",
        "CREATE on topic census.metrics",
        "CREATE on topic census.dead-letters"
    };

    private final Settings settings = Settings.of("application-id=shop");

    @Test
    void toLearnAreTheTopicsTheGroupTheTransactionsAndAllOfTheInternalTopics() {
        List<String> internal = LearnerTopology.internalTopics(settings).stream()
                .flatMap(topic ->
                        Stream.of("READ", "WRITE", "CREATE").map(operation -> operation + " on topic " + topic))
                .toList();
        assertThat(internal).hasSize(12);
        assertThat(said(RequiredPermissions.toLearn(settings, false)))
                .contains(LEARNING)
                .containsAll(internal)
                .hasSize(LEARNING.length + internal.size());
        assertThat(said(RequiredPermissions.toLearn(settings, true)))
                .contains(LEARNING)
                .contains(CREATING)
                .containsAll(internal)
                .hasSize(LEARNING.length + CREATING.length + internal.size());
    }

    @Test
    void toReplayIsToWriteAndToCreateOnlyWhenAsked() {
        assertThat(said(RequiredPermissions.toReplay(settings.topics(), false)))
                .containsExactly("WRITE on topic census.features");
        assertThat(said(RequiredPermissions.toReplay(settings.topics(), true)))
                .contains("WRITE on topic census.features", "DESCRIBE on topic census.metrics")
                .contains(CREATING)
                .hasSize(8);
    }

    @Test
    void toReadAndToResetNameNothingElse() {
        assertThat(said(RequiredPermissions.toRead("census.metrics"))).containsExactly("READ on topic census.metrics");
        assertThat(said(RequiredPermissions.toReadModels("shop")))
                .containsExactly("READ on topic shop-model-changelog", "READ on topic shop-window-changelog");
        assertThat(said(RequiredPermissions.toShowModels(settings)))
                .isEqualTo(said(RequiredPermissions.toReadModels("shop")));
        assertThat(said(RequiredPermissions.toShowModels(Settings.of("application-id=shop", "topics.labels=late"))))
                .hasSize(3)
                .contains("READ on topic shop-waiting-changelog");
        assertThat(said(RequiredPermissions.toReset("shop")))
                .contains("DELETE on group shop", "DELETE on topic shop-model-changelog")
                .allMatch(need -> need.startsWith("DELETE on "))
                .hasSize(7);
    }

    @Test
    void aLabelsTopicIsReadAndCreatedAsTheFeaturesTopicIs() {
        Settings labelled = Settings.of("application-id=shop", "topics.labels=clicks");
        assertThat(said(RequiredPermissions.toLearn(labelled, false)))
                .contains("READ on topic clicks")
                .containsAll(said(RequiredPermissions.toLearn(settings, false)));
        assertThat(said(RequiredPermissions.toLearn(labelled, true))).contains("CREATE on topic clicks");
        assertThat(said(RequiredPermissions.toReadPosition(labelled))).contains("READ on topic clicks");
        assertThat(said(RequiredPermissions.toMovePosition(labelled))).contains("READ on topic clicks");
        assertThat(said(RequiredPermissions.toReplay(labelled.topics(), false))).doesNotContain("READ on topic clicks");
    }

    @Test
    void aTopicOfExpertsIsWritten() {
        Settings told = Settings.of("application-id=shop", "topics.experts=shop.experts");
        assertThat(said(RequiredPermissions.toLearn(told, false)))
                .contains("WRITE on topic shop.experts")
                .hasSize(said(RequiredPermissions.toLearn(settings, false)).size() + 1);
        assertThat(said(RequiredPermissions.toLearn(told, true))).contains("CREATE on topic shop.experts");
    }

    @Test
    void toAuditIsToReadTheInputsTheHistoryAndTheModels() {
        assertThat(said(RequiredPermissions.toAudit(Settings.of("application-id=shop", "topics.labels=shop.labels"))))
                .containsExactlyInAnyOrder(
                        "READ on topic census.features",
                        "READ on topic shop.labels",
                        "READ on topic shop-history",
                        "READ on topic shop-model-changelog",
                        "READ on topic shop-window-changelog");
    }

    private static List<String> said(List<Permission> needs) {
        return needs.stream().map(Permission::toString).toList();
    }
}
