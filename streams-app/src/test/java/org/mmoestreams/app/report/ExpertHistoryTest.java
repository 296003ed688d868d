package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpertHistoryTest {

    private final ExpertHistory history = new ExpertHistory();

    @Test
    void hasAColumnForEachRecordWithACellForEachExpert() {
        history.add(PublishedRecords.experts("buys", 0, 0.25), 7);
        history.add(PublishedRecords.experts("buys", 4, 0.5), 8);
        assertThat(history.columns()).extracting(ExpertColumn::versionFrom).containsExactly(0L, 4L);
        assertThat(history.columns().get(0).cells())
                .containsExactly(new ExpertCell(0.25, 0.75, false), new ExpertCell(0.75, 0.25, true));
        assertThat(history.written()).isEqualTo(8);
    }

    @Test
    void beginsAnewWithWindowsThatAreEarlierThanThoseSoFar() {
        history.add(PublishedRecords.experts("buys", 40, 0.25), 7);
        history.add(PublishedRecords.experts("buys", 0, 0.5), 8);
        assertThat(history.columns()).extracting(ExpertColumn::versionFrom).containsExactly(0L);
    }
}
