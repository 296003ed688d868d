package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.Task;

/** Clicks are known within ten seconds or count as none; purchases are waited for. Times are in seconds. */
class LabelJoinTest {

    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final int BUY = 1;

    private final JoinUnderTest join = new JoinUnderTest(rules(Late.CORRECT, false, false, 1000));

    @Test
    void learnsEachTaskAsItsLabelComesWithWhatWasPublished() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 3, 1, NONE);
        join.label("a", 50, NONE, 0);
        assertThat(join.said())
                .containsExactly("learn a [1.0, NaN] predicted [0.0, 0.0]", "learn a [NaN, 0.0] predicted [0.0, 0.0]");
        assertThat(join.count(CLICK, JoinCount.JOINED)).isOne();
        assertThat(join.count(BUY, JoinCount.JOINED)).isOne();
        assertThat(join.count(CLICK, JoinCount.WAITING)).isZero();
    }

    @Test
    void learnsTheLabelsOfOneRecordInOneRow() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 3, 1, 1);
        assertThat(join.said()).containsExactly("learn a [1.0, 1.0] predicted [0.0, 0.0]");
    }

    @Test
    void waitsForAllLabelsIfAskedTo() {
        JoinUnderTest whole = new JoinUnderTest(rules(Late.CORRECT, true, false, 1000));
        whole.event("a", 0, NONE, NONE);
        whole.label("a", 3, 1, NONE);
        assertThat(whole.said()).isEmpty();
        whole.label("a", 50, NONE, 0);
        assertThat(whole.said()).containsExactly("learn a [1.0, 0.0] predicted [0.0, 0.0]");
    }

    @Test
    void learnsANegativeWhenTheWindowEndsAndCorrectsItWhenThePositiveComes() {
        join.event("a", 0, NONE, NONE);
        join.event("b", 30, NONE, NONE);
        assertThat(join.said()).containsExactly("learn a [0.0, NaN] predicted [0.0, 0.0]");
        join.label("a", 40, 1, NONE);
        join.label("a", 41, 1, NONE);
        assertThat(join.said()).last().isEqualTo("correct a [1.0, NaN] predicted [0.0, 0.0]");
        assertThat(join.said()).hasSize(2);
        assertThat(join.count(CLICK, JoinCount.EXPIRED)).isOne();
        assertThat(join.count(CLICK, JoinCount.CORRECTED)).isOne();
        assertThat(join.count(CLICK, JoinCount.DUPLICATE)).isOne();
    }

    @Test
    void saysWhenTheLabelsOfARowWereThereAndNotBeforeItsEvent() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 4, NONE, 1);
        join.event("b", 30, NONE, NONE);
        join.label("a", 40, 1, NONE);
        join.label("c", 30.5, 1, NONE);
        join.event("c", 31, NONE, NONE);
        assertThat(join.known()).containsExactly("a at 4.0", "a at 10.0", "a at 40.0", "c at 31.0");
    }

    @Test
    void theLabelsOfAWholeRowAreThereWhenTheLastOneIs() {
        JoinUnderTest whole = new JoinUnderTest(rules(Late.CORRECT, true, false, 1000));
        whole.event("a", 0, NONE, NONE);
        whole.label("a", 3, 1, NONE);
        whole.label("a", 50, NONE, 0);
        whole.event("b", 51, NONE, NONE);
        whole.label("b", 52, NONE, 0);
        whole.event("c", 70, 1, 1);
        assertThat(whole.known()).containsExactly("a at 50.0", "b at 61.0");
    }

    @Test
    void aLabelIsLateByItsOwnTimeThoughStreamTimeIsNot() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 11, 1, NONE);
        assertThat(join.said())
                .containsExactly(
                        "learn a [0.0, NaN] predicted [0.0, 0.0]", "correct a [1.0, NaN] predicted [0.0, 0.0]");
    }

    @Test
    void aLabelAtTheWindowsEndIsInTime() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 10, 1, NONE);
        assertThat(join.said()).containsExactly("learn a [1.0, NaN] predicted [0.0, 0.0]");
    }

    @Test
    void countsLateLabelsOrMakesThemDeadLetters() {
        JoinUnderTest counting = new JoinUnderTest(rules(Late.COUNT, false, false, 1000));
        JoinUnderTest refusing = new JoinUnderTest(rules(Late.DEAD_LETTER, false, false, 1000));
        for (JoinUnderTest each : List.of(counting, refusing)) {
            each.event("a", 0, NONE, NONE);
            each.label("a", 11, 1, NONE);
            assertThat(each.count(CLICK, JoinCount.LATE)).isOne();
        }
        assertThat(counting.said()).containsExactly("learn a [0.0, NaN] predicted [0.0, 0.0]");
        assertThat(refusing.said()).containsExactly("learn a [0.0, NaN] predicted [0.0, 0.0]", "LATE_LABEL a@11.0");
    }

    @Test
    void aLabelThatCameBeforeItsEventJoinsItAtOnce() {
        join.label("a", 1, 1, NONE);
        assertThat(join.counts().early()).isOne();
        join.event("a", 0, NONE, NONE);
        assertThat(join.said()).containsExactly("learn a [1.0, NaN] predicted [0.0, 0.0]");
        assertThat(join.counts().early()).isZero();
    }

    @Test
    void aLabelWhoseEventDoesNotComeIsADeadLetterWhenItsTimeIsUp() {
        join.event("first", 0, 1, 1);
        join.label("a", 1, 1, NONE);
        join.event("later", 59, 1, 1);
        assertThat(join.said()).isEmpty();
        join.event("last", 61, 1, 1);
        assertThat(join.said()).containsExactly("ORPHANED_LABEL a@1.0");
        assertThat(join.count(CLICK, JoinCount.ORPHANED)).isOne();
        assertThat(join.counts().early()).isZero();
    }

    @Test
    void ignoresAndCountsDuplicatesAndChanges() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 1, 1, NONE);
        join.label("a", 2, 1, NONE);
        join.label("a", 3, 0, NONE);
        assertThat(join.said()).hasSize(1);
        assertThat(join.count(CLICK, JoinCount.DUPLICATE)).isOne();
        assertThat(join.count(CLICK, JoinCount.CHANGED)).isOne();
    }

    @Test
    void learnsChangesIfAskedTo() {
        JoinUnderTest changing = new JoinUnderTest(rules(Late.CORRECT, false, true, 1000));
        changing.event("a", 0, NONE, NONE);
        changing.label("a", 1, 1, NONE);
        changing.label("a", 3, 0, NONE);
        assertThat(changing.said())
                .containsExactly("learn a [1.0, NaN] predicted [0.0, 0.0]", "learn a [0.0, NaN] predicted [0.0, 0.0]");
    }

    @Test
    void knowsOfALabelledEventThatFurtherLabelsAreDuplicates() {
        join.event("a", 0, 1, 0);
        join.label("a", 1, 1, NONE);
        assertThat(join.said()).isEmpty();
        assertThat(join.count(CLICK, JoinCount.DUPLICATE)).isOne();
        assertThat(join.counts().finished()).isOne();
        assertThat(join.counts().rows()).isZero();
    }

    @Test
    void waitsForTheLabelsThatAnEventLacks() {
        join.event("a", 0, 1, NONE);
        join.label("a", 5, NONE, 1);
        assertThat(join.said()).containsExactly("learn a [NaN, 1.0] predicted [0.0, 0.0]");
    }

    @Test
    void withdrawsLabelsThatWereNotLearnt() {
        JoinUnderTest whole = new JoinUnderTest(rules(Late.CORRECT, true, false, 1000));
        whole.label("early", 1, 1, NONE);
        whole.withdraw("early");
        whole.event("early", 2, NONE, NONE);
        whole.event("a", 3, NONE, NONE);
        whole.label("a", 4, 1, NONE);
        whole.withdraw("a");
        whole.label("a", 5, NONE, 0);
        assertThat(whole.said()).isEmpty();
        assertThat(whole.count(CLICK, JoinCount.WITHDRAWN)).isEqualTo(2);
        whole.label("a", 6, 0, NONE);
        assertThat(whole.said()).containsExactly("learn a [0.0, 0.0] predicted [0.001, 0.001]");
    }

    @Test
    void withdrawsNothingThatWasDueBefore() {
        JoinUnderTest whole = new JoinUnderTest(rules(Late.CORRECT, true, false, 1000));
        whole.event("a", 0, NONE, NONE);
        whole.label("a", 1, NONE, 1);
        whole.event("b", 10.5, NONE, NONE);
        whole.withdraw("a");
        assertThat(whole.said()).containsExactly("learn a [0.0, 1.0] predicted [0.0, 0.0]");
        assertThat(whole.count(BUY, JoinCount.WITHDRAWN)).isZero();
    }

    @Test
    void takesARecordWithoutAnyLabelAndChangesNothing() {
        join.event("a", 0, NONE, NONE);
        join.label("a", 20, NONE, NONE);
        join.label("unknown", 20, NONE, NONE);
        assertThat(join.said()).isEmpty();
        assertThat(join.counts().early()).isZero();
    }

    @Test
    void keepsSomethingThoughNothingCameThatCouldBeUsed() {
        assertThat(join.entries()).isOne();
    }

    @Test
    void learnsLabelsAndNegativesAtTheWindowsEndIfAskedTo() {
        JoinUnderTest ending = new JoinUnderTest(rules(Late.CORRECT, Learn.AT_END, false, 1000));
        ending.event("a", 0, NONE, NONE);
        ending.label("a", 1, 1, 1);
        ending.event("b", 1, NONE, NONE);
        ending.event("withdrawn", 2, NONE, NONE);
        ending.label("withdrawn", 3, 1, NONE);
        ending.withdraw("withdrawn");
        ending.event("c", 10, NONE, NONE);
        assertThat(ending.said()).containsExactly("learn a [NaN, 1.0] predicted [0.0, 0.0]");
        ending.event("d", 12.5, NONE, NONE);
        assertThat(ending.said().subList(1, 4))
                .containsExactly(
                        "learn a [1.0, NaN] predicted [0.0, 0.0]",
                        "learn b [0.0, NaN] predicted [0.001, 0.001]",
                        "learn withdrawn [0.0, NaN] predicted [0.002, 0.002]");
        ending.label("b", 13, 1, NONE);
        assertThat(ending.said()).last().isEqualTo("correct b [1.0, NaN] predicted [0.001, 0.001]");
        assertThat(ending.count(CLICK, JoinCount.EXPIRED)).isEqualTo(2);
        assertThat(ending.count(CLICK, JoinCount.JOINED)).isEqualTo(2);
    }

    @Test
    void whatARowWaitsForIsDecidedWhenItArrivesThoughRulesChangeBeforeItIsPredicted() {
        for (boolean before : List.of(true, false)) {
            JoinUnderTest switched = new JoinUnderTest(rules(Late.CORRECT, false, before, 1000));
            switched.event("a", 0, 1, 1);
            switched.restart(rules(Late.CORRECT, false, !before, 1000));
            switched.predictArrived();
            switched.label("a", 5, 0, NONE);
            switched.event("last", 3000, 1, 1);
            switched.event("end", 6000, 1, 1);
            switched.event("end", 9000, 1, 1);
            assertThat(switched.counts().rows() + switched.counts().finished())
                    .as("learns changed labels at first: %s", before)
                    .isOne();
            assertThat(switched.entries()).isEqualTo(3);
        }
    }

    @Test
    void labelsThatWaitForTheWindowsEndAreLearntThenThoughTheyWouldNotWaitAnyMore() {
        JoinUnderTest switched = new JoinUnderTest(rules(Late.CORRECT, Learn.AT_END, false, 1000));
        switched.event("a", 0, NONE, NONE);
        switched.label("a", 1, 1, NONE);
        switched.restart(rules(Late.CORRECT, Learn.WHEN_LABELLED, false, 1000));
        switched.event("b", 11, NONE, NONE);
        assertThat(switched.said()).containsExactly("learn a [1.0, NaN] predicted [0.0, 0.0]");
    }

    static JoinRules rules(Late late, boolean whenComplete, boolean learnsChanged, int most) {
        return rules(late, whenComplete ? Learn.WHEN_COMPLETE : Learn.WHEN_LABELLED, learnsChanged, most);
    }

    static JoinRules rules(Late late, Learn learn, boolean learnsChanged, int most) {
        Task click = Task.binary("click", "click", "yes")
                .attributing(new Attribution(Duration.ofSeconds(10), AtEnd.NEGATIVE, late, null));
        Task buy = Task.binary("buy", "buy", "yes");
        return new JoinRules(
                List.of(click, buy),
                learn,
                learnsChanged,
                new JoinRules.Limits(Duration.ofSeconds(1000), Duration.ofSeconds(60), most));
    }
}
