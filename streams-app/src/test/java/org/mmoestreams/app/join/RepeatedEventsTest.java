package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.features.Attribution.Late;

/** Events with the id of an earlier one, as of a producer that sends twice. */
class RepeatedEventsTest {

    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final int BUY = 1;

    private final JoinUnderTest join = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, false, false, 1000));

    @Test
    void learnsANegativeWhoseWindowHasEndedBeforeAnotherEventTakesItsPlace() {
        join.event("a", 0, NONE, NONE);
        join.event("a", 10.5, NONE, NONE);
        assertThat(join.said()).containsExactly("learn a [0.0, NaN] predicted [0.0, 0.0]");
    }

    @Test
    void anEventTakesThePlaceOfAnEarlierOneOfItsId() {
        join.event("a", 0, NONE, NONE);
        join.event("a", 1, NONE, NONE);
        join.label("a", 2, 1, 1);
        assertThat(join.said()).containsExactly("learn a [1.0, 1.0] predicted [0.001, 0.001]");
        assertThat(join.counts().replaced()).isOne();
    }

    @Test
    void anEventThatIsSentTwiceLosesNoLabelAndLearnsNoneTwice() {
        join.event("clicked", 0, NONE, NONE);
        join.label("clicked", 1, 1, NONE);
        join.event("late", 2, NONE, NONE);
        join.event("next", 13, 0, 0);
        assertThat(join.said())
                .containsExactly(
                        "learn clicked [1.0, NaN] predicted [0.0, 0.0]",
                        "learn late [0.0, NaN] predicted [0.001, 0.001]");
        join.event("clicked", 14, NONE, NONE);
        join.event("late", 15, NONE, NONE);
        join.event("last", 40, 0, 0);
        assertThat(join.said()).hasSize(2);
        join.label("clicked", 41, 1, NONE);
        join.label("late", 41, 1, NONE);
        assertThat(join.said()).hasSize(3).last().isEqualTo("correct late [1.0, NaN] predicted [0.004, 0.004]");
        assertThat(join.count(CLICK, JoinCount.DUPLICATE)).isOne();
        assertThat(join.count(CLICK, JoinCount.WAITING)).isZero();
    }

    @Test
    void anEventThatIsSentTwiceIsLearntWholeWithTheLabelsThatCameBefore() {
        JoinUnderTest whole = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, true, false, 1000));
        whole.event("a", 0, NONE, NONE);
        whole.label("a", 1, NONE, 1);
        whole.event("a", 2, NONE, NONE);
        whole.label("a", 3, 1, NONE);
        whole.event("b", 4, NONE, NONE);
        whole.label("b", 5, 1, NONE);
        whole.event("b", 6, NONE, 0);
        assertThat(whole.said())
                .containsExactly(
                        "learn a [1.0, 1.0] predicted [0.001, 0.001]", "learn b [1.0, 0.0] predicted [0.003, 0.003]");
        assertThat(whole.counts().replaced()).isEqualTo(2);
        assertThat(whole.count(CLICK, JoinCount.WAITING)).isZero();
        assertThat(whole.count(BUY, JoinCount.WAITING)).isZero();
    }
}
