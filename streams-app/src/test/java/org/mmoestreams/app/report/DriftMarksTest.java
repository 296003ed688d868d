package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriftMarksTest {

    private final DriftMarks marks = new DriftMarks();

    @Test
    void tellsTasksFromFieldsAndLeavesOutWhatWasWrittenBefore() {
        marks.add(PublishedRecords.drift("buys", 100, 1), 5);
        marks.add(PublishedRecords.fieldDrift("age", 200, 2), 6);
        assertThat(marks.ofTask("buys", 4)).extracting(DriftMark::rows).containsExactly(100L);
        assertThat(marks.ofTask("buys", 5)).isEmpty();
        assertThat(marks.ofTask("stays", 4)).isEmpty();
        assertThat(marks.ofFields(5)).extracting(DriftMark::about).containsExactly("age");
    }

    @Test
    void forgetsAModelsChangesOnceItIsOfAnEarlierVersion() {
        marks.add(PublishedRecords.drift("buys", 100, 9), 1);
        marks.add(PublishedRecords.drift("buys", 50, 3), 2);
        assertThat(marks.ofTask("buys", 0)).extracting(DriftMark::rows).containsExactly(50L);
    }

    @Test
    void keepsTheNewestOfMany() {
        for (int row = 0; row <= DriftMarks.MOST_MARKS; row++) {
            marks.add(PublishedRecords.drift("buys", row, row), 1);
        }
        assertThat(marks.ofTask("buys", 0)).hasSize(DriftMarks.MOST_MARKS);
        assertThat(marks.ofTask("buys", 0).get(0).rows()).isEqualTo(1);
    }
}
