package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationSumsTest {

    @Property(tries = 200)
    void neitherOrderNorWhatCameAndWentChangesTheState(
            @ForAll("rows") List<Row> kept, @ForAll("rows") List<Row> gone, @ForAll Random random) {
        CalibrationSums sums = of(10, kept);
        List<Row> shuffled = new ArrayList<>(kept);
        Collections.shuffle(shuffled, random);
        CalibrationSums other = of(10, gone);
        shuffled.forEach(row -> other.add(row.score(), row.positive()));
        gone.forEach(row -> other.remove(row.score(), row.positive()));
        assertThat(other.state()).isEqualTo(sums.state());
    }

    @Property(tries = 200)
    void goesOnFromItsState(@ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 40) int bins) {
        CalibrationSums sums = of(bins, rows);
        CalibrationSums read = CalibrationSums.ofState(sums.state());
        assertThat(read.state()).isEqualTo(sums.state());
        assertThat(read.bins()).isEqualTo(bins);
        assertThat(read.losses()).isEqualTo(sums.losses());
        for (int bin = 0; bin < bins; bin++) {
            assertThat(read.rows(bin)).isEqualTo(sums.rows(bin));
            assertThat(read.positives(bin)).isEqualTo(sums.positives(bin));
            assertThat(read.probabilities(bin)).isEqualTo(sums.probabilities(bin));
        }
    }

    @Property(tries = 300)
    void eachProbabilityIsBetweenTheEdgesOfItsBin(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 200) int bins) {
        for (Row row : rows) {
            CalibrationSums sums = of(bins, List.of(row));
            for (int bin = 0; bin < bins; bin++) {
                boolean within = row.score() >= sums.edge(bin) && (row.score() < sums.edge(bin + 1) || bin == bins - 1);
                assertThat(sums.rows(bin)).isEqualTo(within ? 1 : 0);
            }
        }
    }

    @Test
    void edgesBelongToTheBinAbove() {
        for (int bins = 1; bins < 200; bins++) {
            for (int edge = 1; edge < bins; edge++) {
                double probability = (double) edge / bins;
                CalibrationSums sums =
                        of(bins, List.of(Row.positive(probability), Row.negative(Math.nextDown(probability))));
                assertThat(sums.positives(edge)).isEqualTo(1);
                assertThat(sums.rows(edge - 1)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalibrationSums(10).add(probability, true))
                .withMessage("calibration.probability: " + probability + " (expected: 0 to 1)");
    }

    @Test
    void refusesADamagedState() {
        byte[] state = of(2, List.of(Row.positive(0.3))).state();
        List<byte[]> damaged = List.of(
                new byte[0],
                new byte[] {2},
                HexFormat.of().parseHex("01"),
                HexFormat.of().parseHex("010000"),
                HexFormat.of().parseHex("0100020000ffff"),
                Arrays.copyOf(state, state.length - 1),
                Arrays.copyOf(state, state.length + 1));
        for (byte[] bytes : damaged) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CalibrationSums.ofState(bytes))
                    .withMessageContaining("(expected: ");
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Row.ofProbabilities().list().ofMaxSize(60);
    }

    private static CalibrationSums of(int bins, List<Row> rows) {
        CalibrationSums sums = new CalibrationSums(bins);
        rows.forEach(row -> sums.add(row.score(), row.positive()));
        return sums;
    }
}
