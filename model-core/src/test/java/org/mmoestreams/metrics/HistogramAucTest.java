package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramAucTest {

    private static final double ROUNDING = 1e-14;

    @Property(tries = 300)
    void staysWithinItsErrorBound(@ForAll("rows") List<Row> rows) {
        HistogramAuc auc = of(rows);
        assertThat(auc.positives()).isEqualTo(Pairs.positives(rows));
        assertThat(auc.rows()).isEqualTo(rows.size());
        assertThat(auc.auc().isPresent()).isEqualTo(Pairs.auc(rows).isPresent());
        assertThat(auc.errorBound().isPresent()).isEqualTo(auc.auc().isPresent());
        Pairs.auc(rows).ifPresent(exact -> assertThat(auc.auc().getAsDouble())
                .isCloseTo(exact, within(auc.errorBound().getAsDouble() + ROUNDING)));
    }

    /** The first two are like the census tasks; the last is what a model gives that has learnt little but the rate. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "few positives,   -5.5, 3.2,  5e-5",
        "two clear sides, -0.5, 6,    5e-5",
        "balanced,         0,   1.7,  1e-4",
        "rare,            -7,   1.5,  1.5e-4",
        "nearly constant, -3,   0.02, 2e-2",
    })
    void isCloseToTheExactAreaOnCalibratedScores(String name, double meanLogit, double spread, double bound) {
        long seed = new Random().nextLong();
        List<Row> rows = Row.calibrated(new Random(seed), 100_000, meanLogit, spread);
        ExactAuc exact = new ExactAuc();
        rows.forEach(row -> exact.add(row.score(), row.positive()));
        HistogramAuc auc = of(rows);
        double off = Math.abs(auc.auc().getAsDouble() - exact.auc().getAsDouble());
        System.out.printf(
                "HistogramAucTest %s: seed %d, exact %.5f, off by %.1e, bound %.1e%n",
                name, seed, exact.auc().getAsDouble(), off, auc.errorBound().getAsDouble());
        assertThat(off).isLessThanOrEqualTo(auc.errorBound().getAsDouble() + ROUNDING);
        assertThat(auc.errorBound().getAsDouble()).isLessThan(bound);
    }

    @Test
    void isExactWhenClassesShareNoBin() {
        HistogramAuc auc = of(
                List.of(Row.positive(0.9), Row.positive(0.3), Row.negative(0.1), Row.negative(0.5), Row.negative(0.2)));
        assertThat(auc.auc()).hasValue(5.0 / 6);
        assertThat(auc.errorBound()).hasValue(0);
    }

    @Test
    void knowsNothingWhenAllFallIntoOneBin() {
        HistogramAuc auc = of(List.of(Row.positive(0.5), Row.negative(0.5000001)));
        assertThat(auc.auc()).hasValue(0.5);
        assertThat(auc.errorBound()).hasValue(0.5);
    }

    @Test
    void isEmptyWithoutPositivesOrWithoutNegatives() {
        assertThat(new HistogramAuc().auc()).isEmpty();
        assertThat(of(List.of(Row.positive(0.5))).auc()).isEmpty();
        assertThat(of(List.of(Row.negative(0.5))).errorBound()).isEmpty();
    }

    @Property(tries = 100)
    void hasTheSameBitsInWhateverOrderRowsComeAndPartsMerge(@ForAll("rows") List<Row> rows, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<HistogramAuc> parts =
                IntStream.range(0, 3).mapToObj(i -> new HistogramAuc()).toList();
        shuffled.forEach(row -> parts.get(random.nextInt(3)).add(row.score(), row.positive()));
        HistogramAuc forwards = merged(parts.get(0), parts.get(1), parts.get(2));
        HistogramAuc backwards = merged(parts.get(2), merged(parts.get(1), parts.get(0)));

        HistogramAuc whole = of(rows);
        assertSame(forwards, whole);
        assertSame(backwards, whole);
    }

    @Property(tries = 100)
    void comesBackFromTheBlocksThatWereDirty(@ForAll("rows") List<Row> first, @ForAll("rows") List<Row> second) {
        HistogramAuc auc = of(first);
        byte[][] stored = new byte[auc.blocks()][];
        store(auc, stored);
        second.forEach(row -> auc.add(row.score(), row.positive()));
        store(auc, stored);

        HistogramAuc loaded = new HistogramAuc();
        for (int block = 0; block < stored.length; block++) {
            if (stored[block] != null) {
                loaded.load(block, stored[block]);
            }
        }
        assertSame(loaded, auc);
        assertThat(dirty(loaded)).isEmpty();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Row.ofProbabilities().list().ofMaxSize(150);
    }

    @Test
    void marksTheBlocksThatAddAndMergeChange() {
        HistogramAuc auc = new HistogramAuc();
        assertThat(dirty(auc)).isEmpty();
        auc.add(0, true);
        auc.add(1, false);
        assertThat(dirty(auc)).containsExactly(0, auc.blocks() - 1);
        auc.clean();
        assertThat(dirty(auc)).isEmpty();
        auc.merge(of(List.of(Row.positive(1))));
        assertThat(dirty(auc)).containsExactly(auc.blocks() - 1);
    }

    @Test
    void replacesABlockWhenItIsLoadedAgain() {
        HistogramAuc auc = of(List.of(Row.positive(0), Row.positive(0), Row.negative(1)));
        auc.load(0, of(List.of(Row.negative(0))).block(0));
        assertThat(dirty(auc)).containsExactly(auc.blocks() - 1);
        assertSame(auc, of(List.of(Row.negative(0), Row.negative(1))));
    }

    @Test
    void staysRightAtCountsWhosePairsOverflowALong() {
        HistogramAuc auc = of(List.of(Row.positive(0.9), Row.positive(0.5), Row.negative(0.1), Row.negative(0.5)));
        for (int doubling = 0; doubling < 51; doubling++) {
            auc.merge(auc);
            assertThat(auc.auc()).as("%s rows", auc.rows()).hasValue(0.875);
            assertThat(auc.errorBound()).as("%s rows", auc.rows()).hasValue(0.125);
        }
        assertThat(auc.rows()).isEqualTo(1L << 53);

        HistogramAuc loaded = new HistogramAuc();
        for (int block = 0; block < auc.blocks(); block++) {
            loaded.load(block, auc.block(block));
        }
        assertSame(loaded, auc);
        assertThatIllegalArgumentException().isThrownBy(() -> auc.merge(auc)).withMessageStartingWith("auc.rows: ");
        assertSame(loaded, auc);
    }

    @Test
    void readsABlockWrittenByThisLayoutsFirstVersion() {
        byte[] state = new byte[514];
        state[0] = 1;
        // 300 positives in the first bin: 44 with more to come, then 2 times 128
        state[1] = (byte) (0x80 | 44);
        state[2] = 2;
        state[513] = 7;
        HistogramAuc auc = new HistogramAuc();
        auc.load(0, state);
        auc.add(0, true);
        assertThat(auc.positives()).isEqualTo(301);
        assertThat(auc.negatives()).isEqualTo(7);
        state[1]++;
        assertThat(auc.block(0)).isEqualTo(state);
    }

    @Test
    void refusesStatesThatAreNoBlocksAndStaysAsItWas() {
        HistogramAuc auc = of(List.of(Row.positive(0)));
        byte[] block = auc.block(0);
        byte[] longer = Arrays.copyOf(block, block.length + 1);
        byte[] shorter = Arrays.copyOf(block, block.length - 1);
        byte[] other = block.clone();
        other[0] = 2;
        byte[] endless = new byte[600];
        Arrays.fill(endless, (byte) 0xff);
        endless[0] = 1;
        byte[] tooMany = new byte[520];
        Arrays.fill(tooMany, 1, 8, (byte) 0xff);
        tooMany[0] = 1;
        tooMany[8] = 0x7f;
        for (byte[] state : List.of(longer, shorter, other, endless, tooMany, new byte[0])) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> auc.load(0, state))
                    .withMessageStartingWith("auc.block: ");
        }
        assertSame(auc, of(List.of(Row.positive(0))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 64})
    void refusesBlocksThatAreNotThere(int block) {
        HistogramAuc auc = new HistogramAuc();
        String message = "auc.block: " + block + " (expected: 0 to 63)";
        assertThatIllegalArgumentException().isThrownBy(() -> auc.block(block)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> auc.dirty(block)).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc.load(block, new byte[513]))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, 1.0000000000000002, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        HistogramAuc auc = new HistogramAuc();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc.add(probability, true))
                .withMessage("auc.probability: " + probability + " (expected: 0 to 1)");
        assertThat(dirty(auc)).isEmpty();
    }

    private static HistogramAuc of(List<Row> rows) {
        HistogramAuc auc = new HistogramAuc();
        rows.forEach(row -> auc.add(row.score(), row.positive()));
        return auc;
    }

    private static HistogramAuc merged(HistogramAuc... parts) {
        HistogramAuc auc = new HistogramAuc();
        for (HistogramAuc part : parts) {
            auc.merge(part);
        }
        return auc;
    }

    private static void store(HistogramAuc auc, byte[][] stored) {
        dirty(auc).forEach(block -> stored[block] = auc.block(block));
        auc.clean();
    }

    private static List<Integer> dirty(HistogramAuc auc) {
        return IntStream.range(0, auc.blocks()).filter(auc::dirty).boxed().toList();
    }

    private static void assertSame(HistogramAuc one, HistogramAuc other) {
        for (int block = 0; block < one.blocks(); block++) {
            assertThat(one.block(block)).isEqualTo(other.block(block));
        }
        assertThat(one.positives()).isEqualTo(other.positives());
        assertThat(one.negatives()).isEqualTo(other.negatives());
        assertThat(one.auc()).isEqualTo(other.auc());
        assertThat(one.errorBound()).isEqualTo(other.errorBound());
    }
}
