package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestSlicesTest {

    private final NewestSlices slices = new NewestSlices();

    @Test
    void listsTheLastPublicationOfAFieldWithTheWorstFirst() {
        slices.add(PublishedRecords.slice("buys", 1_000, "sex", "other", 0.1));
        slices.add(PublishedRecords.slice("buys", 2_000, "sex", "male", 0.9));
        slices.add(PublishedRecords.slice("buys", 2_000, "sex", "female", 0.8));
        assertThat(slices.list(2_000, SliceFigures.worstFirst(true)))
                .extracting(SliceFigures::value)
                .containsExactly("female", "male");
    }

    @Test
    void leavesOutFieldsThatAreNotLookedAtAnyMore() {
        slices.add(PublishedRecords.slice("buys", 1_000, "sex", "male", 0.9));
        assertThat(slices.list(2_000, SliceFigures.worstFirst(true))).isEmpty();
        slices.clear();
        assertThat(slices.list(0, SliceFigures.worstFirst(true))).isEmpty();
    }
}
