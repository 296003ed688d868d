package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.Task;

/**
 * Clicks are waited for ten seconds, and rows are kept for a thousand. The labels are those of clicks and purchases,
 * then whether the click was late, and whether what was learnt as no click was none.
 */
class ElapsedTimeJoinTest {

    private static final double NONE = Double.NaN;
    private static final String IN_TIME = " [NaN, NaN, 0.0, NaN]";
    private static final String LATE = " [NaN, NaN, 1.0, 0.0]";
    private static final String REAL_NEGATIVE = " [NaN, NaN, 0.0, 1.0]";

    private final JoinUnderTest join = new JoinUnderTest(rules(Learn.WHEN_LABELLED, false, 1000));

    @Test
    void learnsWhatBecameOfEachRowWhenItsRetentionIsOver() {
        join.event("in time", 0, NONE, 0);
        join.label("in time", 5, 1, NONE);
        join.event("none in time", 0, NONE, 0);
        join.label("none in time", 5, 0, NONE);
        join.event("late", 0, NONE, 0);
        join.event("never", 0, NONE, 0);
        join.event("with its event", 0, 1, 0);
        join.event("next", 500, 0, 0);
        join.label("late", 600, 1, NONE);
        assertThat(join.said())
                .containsExactly(
                        "learn in time [1.0, NaN, NaN, NaN] predicted [0.0, 0.0]",
                        "learn none in time [0.0, NaN, NaN, NaN] predicted [0.001, 0.001]",
                        "learn late [0.0, NaN, NaN, NaN] predicted [0.002, 0.002]",
                        "learn never [0.0, NaN, NaN, NaN] predicted [0.003, 0.003]",
                        "correct late [1.0, NaN, NaN, NaN] predicted [0.002, 0.002]");
        assertThat(join.counts().rows()).as("kept until then").isEqualTo(6);
        int before = join.said().size();
        join.event("last", 1100, NONE, 0);
        assertThat(join.said().subList(before, join.said().size()))
                .containsExactlyInAnyOrder(
                        "learn in time" + IN_TIME + " predicted [0.0, 0.0]",
                        "learn none in time" + REAL_NEGATIVE + " predicted [0.001, 0.001]",
                        "learn late" + LATE + " predicted [0.002, 0.002]",
                        "learn never" + REAL_NEGATIVE + " predicted [0.003, 0.003]",
                        "learn with its event" + IN_TIME + " predicted [0.004, 0.004]");
        assertThat(join.counts().rows()).isEqualTo(2);
    }

    @Test
    void aLabelBeyondRetentionSettlesTheRowAsIfItHadNotCome() {
        join.event("a", 0, NONE, 0);
        join.label("a", 1001, 1, NONE);
        assertThat(join.said())
                .containsExactly(
                        "learn a [0.0, NaN, NaN, NaN] predicted [0.0, 0.0]",
                        "learn a" + REAL_NEGATIVE + " predicted [0.0, 0.0]");
    }

    @Test
    void aLateClickThatCameBeforeTheRowWasLearntIsNoneWhereRowsAreLearntWhole() {
        JoinUnderTest whole = new JoinUnderTest(rules(Learn.WHEN_COMPLETE, false, 1000));
        whole.event("a", 0, NONE, NONE);
        whole.label("a", 100, 1, NONE);
        whole.label("a", 200, NONE, 1);
        whole.event("b", 200, NONE, NONE);
        whole.label("b", 300, NONE, 1);
        whole.label("b", 400, 1, NONE);
        whole.event("last", 3000, 0, 0);
        assertThat(whole.said().subList(0, 3))
                .containsExactly(
                        "learn a [1.0, 1.0, NaN, NaN] predicted [0.0, 0.0]",
                        "learn b [0.0, 1.0, NaN, NaN] predicted [0.001, 0.001]",
                        "correct b [1.0, NaN, NaN, NaN] predicted [0.001, 0.001]");
        assertThat(whole.said().subList(3, whole.said().size()))
                .containsExactlyInAnyOrder(
                        "learn a" + IN_TIME + " predicted [0.0, 0.0]", "learn b" + LATE + " predicted [0.001, 0.001]");
    }

    @Test
    void aRowThatIsThrownOutIsSettledByWhatIsKnownAndNotCorrectedAnyMore() {
        JoinUnderTest narrow = new JoinUnderTest(rules(Learn.WHEN_LABELLED, false, 100));
        narrow.event("late", 0, NONE, 0);
        narrow.event("too late", 0, NONE, 0);
        narrow.label("late", 15, 1, NONE);
        for (int i = 0; i < 300; i++) {
            narrow.event("e" + i, 20 + i, 0, 0);
        }
        narrow.label("too late", 330, 1, NONE);
        assertThat(narrow.counts().rows()).isLessThanOrEqualTo(100);
        assertThat(narrow.said())
                .contains(
                        "learn late" + LATE + " predicted [0.0, 0.0]",
                        "learn too late" + REAL_NEGATIVE + " predicted [0.001, 0.001]")
                .noneMatch(line -> line.startsWith("correct too late"));
    }

    @Test
    void whatBecameOfARowThatWasThrownOutIsNotLearntOnceMoreWhenItsEventIsSentAgain() {
        JoinUnderTest narrow = new JoinUnderTest(rules(Learn.WHEN_LABELLED, false, 100));
        narrow.event("x", 0, NONE, 0);
        for (int i = 0; i < 150; i++) {
            narrow.event("e" + i, 20 + i, 0, 0);
        }
        narrow.event("x", 200, NONE, NONE);
        for (int i = 0; i < 150; i++) {
            narrow.event("last" + i, 3000 + i, 0, 0);
        }
        assertThat(narrow.said().stream().filter(line -> line.startsWith("learn x" + REAL_NEGATIVE)))
                .hasSize(1);
    }

    @Test
    void refusesRetentionThatLeavesNoTimeForLatePositives() {
        Task click = click(Duration.ofSeconds(60));
        JoinRules.Limits limits = new JoinRules.Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 10);
        assertThatThrownBy(() -> new JoinRules(List.of(click), Learn.WHEN_LABELLED, false, limits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "tasks.click.attribution: PT1M (expected: less than labels.retention, PT1M, with correction:"
                                + " elapsed-time; what it learns beside is how many positives come between the two)");
        assertThat(new JoinRules(List.of(click(Duration.ofSeconds(59))), Learn.WHEN_LABELLED, false, limits)
                        .isSampled(0))
                .isTrue();
    }

    static JoinRules rules(Learn learn, boolean learnsChanged, int most) {
        return new JoinRules(
                List.of(click(Duration.ofSeconds(10)), Task.binary("buy", "buy", "yes")),
                learn,
                learnsChanged,
                new JoinRules.Limits(Duration.ofSeconds(1000), Duration.ofSeconds(60), most));
    }

    /** A row is settled once if its click was learnt, by what was learnt; else never. */
    static void assertSettled(List<String> said, String id) {
        List<String> of = said.stream()
                .filter(line -> line.startsWith("learn " + id + " ") || line.startsWith("correct " + id + " "))
                .toList();
        boolean isNegative = of.stream().anyMatch(line -> line.startsWith("learn " + id + " [0.0"));
        boolean isPositive = of.stream().anyMatch(line -> line.startsWith("learn " + id + " [1.0"));
        boolean isLate = of.stream().anyMatch(line -> line.startsWith("correct"));
        List<String> settled = of.stream()
                .filter(line -> !line.contains(", NaN, NaN]"))
                .map(line -> line.substring(("learn " + id).length(), line.indexOf(" predicted")))
                .toList();
        if (isLate) {
            assertThat(settled).as(id).containsExactly(LATE);
        } else if (isNegative) {
            assertThat(settled).as(id).containsExactly(REAL_NEGATIVE);
        } else {
            assertThat(settled).as(id).isEqualTo(isPositive ? List.of(IN_TIME) : List.of());
        }
    }

    private static Task click(Duration window) {
        return Task.binary("click", "click", "yes")
                .attributing(new Attribution(window, AtEnd.NEGATIVE, Late.CORRECT, Correction.ELAPSED_TIME));
    }
}
