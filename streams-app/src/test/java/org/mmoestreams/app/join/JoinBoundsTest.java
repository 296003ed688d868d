package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.features.Attribution.Late;

/** What waits is bounded, and what is thrown out is counted. */
class JoinBoundsTest {

    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final int BUY = 1;

    private final JoinUnderTest join = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, false, false, 1000));

    @Test
    void throwsOutWhatIsDueFirstWhenTooMuchWaits() {
        JoinUnderTest narrow = new JoinUnderTest(LabelJoinTest.rules(Late.COUNT, false, false, 100));
        for (int i = 0; i < 300; i++) {
            narrow.event("e" + i, i / 1000.0, NONE, NONE);
            narrow.label("unknown" + i, i / 1000.0, 1, NONE);
        }
        assertThat(narrow.counts().rows()).isLessThanOrEqualTo(100);
        assertThat(narrow.counts().early()).isLessThanOrEqualTo(100);
        assertThat(narrow.count(BUY, JoinCount.DISPLACED))
                .isEqualTo(300 - narrow.counts().rows());
        narrow.label("e299", 1, 1, 1);
        narrow.label("e0", 1, 1, 1);
        assertThat(narrow.said()).last().asString().startsWith("learn e299");
        assertThat(narrow.said()).anyMatch(line -> line.startsWith("DISPLACED_LABEL unknown0@"));
    }

    @Test
    void aLabelWhoseRowWasThrownOutIsNotLate() {
        JoinUnderTest narrow = new JoinUnderTest(LabelJoinTest.rules(Late.DEAD_LETTER, false, false, 1));
        narrow.event("a", 0, NONE, NONE);
        narrow.event("b", 1, NONE, NONE);
        narrow.label("a", 2, 1, NONE);
        assertThat(narrow.said()).containsExactly("DISPLACED_LABEL a@2.0");
        assertThat(narrow.count(CLICK, JoinCount.LATE)).isZero();
        assertThat(narrow.count(CLICK, JoinCount.DISPLACED)).isOne();
    }

    @Test
    void learnsNothingMoreOfARowThatWasThrownOut() {
        JoinUnderTest narrow = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, false, true, 1));
        narrow.event("negative", 0, NONE, NONE);
        narrow.event("labelled", 30, 1, 1);
        narrow.label("negative", 31, 1, NONE);
        narrow.event("last", 31, 1, 1);
        narrow.label("labelled", 32, 0, NONE);
        assertThat(narrow.said()).containsExactly("learn negative [0.0, NaN] predicted [0.0, 0.0]");
        assertThat(narrow.count(CLICK, JoinCount.LATE)).isOne();
        assertThat(narrow.count(CLICK, JoinCount.CHANGED)).isOne();
        assertThat(narrow.counts().rows()).isOne();
    }

    @Test
    void throwsOutTheFirstLabelsOfAnEventThatDoesNotComeWhenTheyTakeTooMuch() {
        JoinUnderTest wide = new JoinUnderTest(LabelJoinTest.rules(Late.COUNT, false, false, 1_000_000));
        for (int i = 0; i < 8000; i++) {
            wide.label("a", i / 1000.0, 1, NONE);
        }
        assertThat(wide.largestEntry()).isLessThanOrEqualTo(EarlyLabels.MOST_BYTES);
        assertThat(wide.said()).first().isEqualTo("DISPLACED_LABEL a@0.0");
        assertThat(wide.count(CLICK, JoinCount.DISPLACED)).isEqualTo(wide.said().size());
        assertThat(wide.counts().early()).isEqualTo(8000 - wide.said().size());
    }

    @Test
    void throwsOutNoMoreWithAnEventThanItMayWaitFor() {
        JoinUnderTest wide = new JoinUnderTest(LabelJoinTest.rules(Late.COUNT, false, false, 5000));
        for (int i = 0; i < 3000; i++) {
            wide.event("e" + i, i / 1000.0, NONE, NONE);
        }
        wide.restart(LabelJoinTest.rules(Late.COUNT, false, false, 1000));
        wide.event("next", 3, NONE, NONE);
        assertThat(wide.counts().rows()).isEqualTo(3001 - 512);
        for (int i = 0; i < 10; i++) {
            wide.event("further" + i, 3, NONE, NONE);
        }
        assertThat(wide.counts().rows()).isBetween(900L, 1000L);
    }

    @Test
    void keepsNothingOnceRetentionIsOver() {
        for (int i = 0; i < 500; i++) {
            join.event("e" + i, i, NONE, NONE);
            join.label("e" + i, i + 1, 1, i % 2 == 0 ? 1 : NONE);
        }
        for (int i = 0; i < 100; i++) {
            join.event("labelled" + i, 5000 + i, 1, 1);
        }
        assertThat(join.counts().rows()).isZero();
        assertThat(join.counts().finished()).isEqualTo(100);
        assertThat(join.count(BUY, JoinCount.EXPIRED)).isEqualTo(250);
        assertThat(join.count(BUY, JoinCount.WAITING)).isZero();
        assertThat(join.entries()).as("a row and a deadline each, the counts").isLessThan(210);
    }
}
