package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountBlockTest {

    private static final long MOST = 1L << 53;

    @Test
    void givesBackTheCountsOfBothClasses() {
        long[] positives = {0, 1, 127, 128, 16_383, 16_384, MOST};
        long[] negatives = {5, MOST - 1, 0, 1L << 35, 3, 2, 1};
        assertThat(CountBlock.decode(CountBlock.encode(positives, negatives), 7))
                .isDeepEqualTo(new long[][] {positives, negatives});
    }

    @Test
    void aSmallCountTakesOneByte() {
        assertThat(CountBlock.encode(new long[] {0, 127}, new long[] {3, 128})).containsExactly(1, 0, 127, 3, -128, 1);
    }

    @Test
    void refusesAnotherLayoutAndNoBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountBlock.decode(new byte[] {2, 0, 0}, 1))
                .withMessage("auc.block: layout 2 (expected: layout 1, of this version)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountBlock.decode(new byte[0], 1))
                .withMessage("auc.block: no bytes (expected: the bytes of a block)");
        assertThatIllegalArgumentException().isThrownBy(() -> CountBlock.decode(null, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6})
    void refusesAnotherNumberOfBytes(int length) {
        byte[] block = CountBlock.encode(new long[] {1, 2}, new long[] {3, 4});
        assertDamaged(Arrays.copyOf(block, length), 2);
    }

    @Test
    void refusesACountThatIsTooGreat() {
        byte[] block = CountBlock.encode(new long[] {MOST + 1}, new long[] {0});
        assertDamaged(block, 1);
        byte[] endless = {1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0};
        assertDamaged(endless, 1);
    }

    private static void assertDamaged(byte[] block, int bins) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountBlock.decode(block, bins))
                .withMessageContaining("do not read as counts");
    }
}
