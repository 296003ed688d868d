package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;

/** Learners are restarted in turn while events come, and labels after them: each label is taken once. */
@FaultSuite
@Timeout(300)
final class LateLabelsRestartTest {

    private static final int EVENTS = 6_000;
    private static final int RATE = 150;
    /** A learner that is back gets its partition at once, however much there is to restore: not after ten minutes. */
    private static final String SOON = "kafka.acceptable.recovery.lag=1000000";

    @Test
    void takesEachLabelOnceThroughARollingRestart(Faults faults, @TempDir Path folder) throws IOException {
        try (LateRun run = LateRun.silent(faults.brokers(), folder, "PT0.2S", "window.rows=48", SOON)) {
            LearnerGroup group = run.group();
            Instance first = group.start("first");
            Instance second = group.start("second");
            group.awaitOwners(2);
            CompletableFuture<CapturedRun> sending = CompletableFuture.supplyAsync(() -> replay(group));
            group.awaitSettled(300);
            for (Instance each : List.of(first, second)) {
                each.stop();
                each.restart();
                group.awaitOwners(2);
                System.out.println(each.name() + " is back after " + group.settled() + " events");
            }
            assertThat(sending.join().exitCode()).as(sending.join().err()).isZero();
            LateOutcome outcome = run.outcome();
            first.stop();
            second.stop();
            assertThat(first.log())
                    .contains(group.settings().topics().features() + " and "
                            + group.settings().name(TopicRole.LABELS) + " with 2 partition(s)");
            assertThat(outcome.deadLetters()).isEmpty();
            assertThat(outcome.predictions().stream().map(Said::eventId))
                    .hasSize(EVENTS)
                    .doesNotHaveDuplicates();
            assertEachLabelTakenOnce(group);
            assertAuditedEqual(group, folder);
        }
    }

    /** Events a millisecond of event time apart; some labels come after the first task's window. */
    private static CapturedRun replay(LearnerGroup group) {
        return group.command(
                "replay",
                "--events",
                Integer.toString(EVENTS),
                "--rate",
                Integer.toString(RATE),
                "--start-time",
                "1995-01-01T00:00:00Z",
                "--label-delay",
                "exponential:150");
    }

    private static void assertEachLabelTakenOnce(LearnerGroup group) throws IOException {
        JsonNode models =
                new JsonMapper().readTree(group.command("model", "--json").out());
        for (String task : List.of("income", "never_married")) {
            long inTime = sum(models, task, "labels_joined");
            long after = sum(models, task, "labels_late") + sum(models, task, "labels_corrected");
            System.out.println(task + ": " + inTime + " labels in time, " + after + " after");
            assertThat(inTime + after).as("labels of " + task).isEqualTo(EVENTS);
            for (String none : List.of("waiting", "duplicate", "changed", "orphaned", "displaced")) {
                assertThat(sum(models, task, "labels_" + none)).as(none).isZero();
            }
        }
        assertThat(sum(models, "income", "labels_corrected")).isPositive();
        assertThat(sum(models, "never_married", "labels_joined")).isEqualTo(EVENTS);
    }

    private static long sum(JsonNode models, String task, String figure) {
        return StreamSupport.stream(models.spliterator(), false)
                .mapToLong(model ->
                        model.at("/labels/tasks/" + task + "/" + figure).asLong(-1))
                .peek(count -> assertThat(count).as(figure).isNotNegative())
                .sum();
    }

    private static void assertAuditedEqual(LearnerGroup group, Path folder) {
        CapturedRun audit = group.command("audit", "--set", "state.dir=" + folder.resolve("audit"));
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        assertThat(audit.out().lines().skip(1)).hasSize(2).allMatch(line -> line.endsWith(" equal"));
    }
}
