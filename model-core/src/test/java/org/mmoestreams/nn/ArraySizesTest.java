package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArraySizesTest {

    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final String NAMES = "experts";

    @Test
    void anArrayMayBeAsLongAsArraysAreAndNoLonger() {
        assertThatCode(() -> ArraySizes.fits(NAMES, 1, "rows", MOST, "outputs")).doesNotThrowAnyException();
        assertThatCode(() -> ArraySizes.fits(NAMES, 0, "rows", Long.MAX_VALUE, "outputs"))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArraySizes.fits(NAMES, 2, "rows", MOST, "outputs"))
                .withMessage(
                        "experts: 2 rows x 2147483639 outputs (expected: <= 2147483639 together; lower one of them)");
    }

    @Test
    void sizesWhoseProductOverflowsAreRefusedToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArraySizes.fits(NAMES, 1L << 32, "rows", 1L << 32, "outputs"));
    }

    @Test
    void aLinearLayerOfUsualSizeFits() {
        assertThatCode(() -> fits(shape(256, 300_000, 40, 8), 2)).doesNotThrowAnyException();
    }

    @Test
    void saysWhichSettingsMakeALinearLayerTooLarge() {
        assertRefused(new LinearShape(new InputShape(1, 1, 100_000, 0), 250, 0, 144), 1, "embedding-width, experts: ");
        assertRefused(shape(1, 300_000_000, 1, 8), 1, "embedding-width, capacities: ");
        assertRefused(
                new LinearShape(new InputShape(65_536, 100_000, 40, 1), 8, 0, 40_000), 1, "window-rows, experts: ");
        assertRefused(shape(65_536, 100, 40_000, 8), 1, "window-rows: ");
        assertRefused(shape(65_536, 100, 1, 8), 40_000, "window-rows: ");
        assertRefused(new LinearShape(new InputShape(1, 10, 1, 1), 8, 1025, 144), 1, "tasks: 1025, each with a wide");
    }

    @Test
    void slotsOfBagsCountWhereRowsOfABatchAreAndFieldsWhereWeightsAre() {
        List<Bag> bags = List.of(new Bag(1, 40_000, false));
        assertRefused(
                new LinearShape(new InputShape(65_536, 100, 1, bags, 1), 8, 2, 144), 1, "window-rows, max-values: ");
        assertRefused(
                new LinearShape(new InputShape(65_536, 100, 1, bags, 1), 8, 0, 40_000), 1, "window-rows, experts");
        assertThatCode(() -> fits(new LinearShape(new InputShape(256, 100, 1, bags, 1), 250, 0, 100_000), 1))
                .doesNotThrowAnyException();
    }

    private static LinearShape shape(int batchRows, int tableRows, int fields, int width) {
        return new LinearShape(new InputShape(batchRows, tableRows, fields, 7), width, 2, 144);
    }

    private static void fits(LinearShape shape, int tasks) {
        ArraySizes.fits(shape, tasks, NAMES);
    }

    private static void assertRefused(LinearShape shape, int tasks, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fits(shape, tasks))
                .withMessageStartingWith(message);
    }
}
