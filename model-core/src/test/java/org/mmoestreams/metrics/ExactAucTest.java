package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactAucTest {

    private final ExactAuc auc = new ExactAuc();

    @Property(tries = 300)
    void agreesWithThePairCountAfterEveryAddAndRemove(@ForAll("rows") List<Row> rows, @ForAll Random random) {
        ExactAuc auc = new ExactAuc();
        List<Row> held = new ArrayList<>();
        for (Row row : rows) {
            if (!held.isEmpty() && random.nextInt(3) == 0) {
                Row gone = held.remove(random.nextInt(held.size()));
                auc.remove(gone.score(), gone.positive());
                assertAgrees(auc, held);
            }
            held.add(row);
            auc.add(row.score(), row.positive());
            assertAgrees(auc, held);
        }
    }

    @Property(tries = 200)
    void isEmptyAgainWhenAllIsRemovedInAnotherOrder(@ForAll("rows") List<Row> rows, @ForAll Random random) {
        ExactAuc auc = new ExactAuc();
        rows.forEach(row -> auc.add(row.score(), row.positive()));
        List<Row> held = new ArrayList<>(rows);
        Collections.shuffle(held, random);
        while (!held.isEmpty()) {
            Row gone = held.remove(held.size() - 1);
            auc.remove(gone.score(), gone.positive());
            assertAgrees(auc, held);
        }
        assertThat(auc.rows()).isZero();
        assertThat(auc.twiceU()).isZero();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Row.withTies().list().ofMaxSize(120);
    }

    @Test
    void countsPairsAndHalfOfTheTies() {
        add(Row.positive(0.9), Row.positive(0.5), Row.negative(0.5), Row.negative(0.1), Row.negative(0.7));
        assertThat(auc.twiceU()).isEqualTo(6 + 1 + 2);
        assertThat(auc.auc()).hasValue(0.75);
        assertThat(auc.positives()).isEqualTo(2);
        assertThat(auc.negatives()).isEqualTo(3);
    }

    @Test
    void isOneWhenSeparatedZeroWhenInvertedAndAHalfWhenAllTie() {
        add(Row.positive(2), Row.negative(1));
        assertThat(auc.auc()).hasValue(1);
        auc.remove(2, true);
        auc.add(0, true);
        assertThat(auc.auc()).hasValue(0);
        auc.remove(0, true);
        auc.add(1, true);
        assertThat(auc.auc()).hasValue(0.5);
    }

    @Test
    void isEmptyWithoutPositivesOrWithoutNegatives() {
        assertThat(auc.auc()).isEmpty();
        auc.add(0.3, true);
        assertThat(auc.auc()).isEmpty();
        auc.remove(0.3, true);
        auc.add(0.3, false);
        assertThat(auc.auc()).isEmpty();
    }

    @Test
    void holdsMinusZeroAndZeroEqual() {
        add(Row.positive(-0.0), Row.negative(0.0));
        assertThat(auc.auc()).hasValue(0.5);
        auc.remove(0.0, true);
        auc.remove(-0.0, false);
        assertThat(auc.rows()).isZero();
    }

    @Test
    void ordersTheLargestAndTheSmallestDoubles() {
        add(Row.negative(-Double.MAX_VALUE), Row.negative(-Double.MIN_VALUE), Row.negative(0));
        add(Row.positive(Double.MIN_VALUE), Row.positive(Double.MIN_NORMAL), Row.positive(Double.MAX_VALUE));
        assertThat(auc.auc()).hasValue(1);
    }

    @Test
    void isExactOnManyRowsWhereAnAverageWouldDrift() {
        int half = 200_000;
        for (int i = 0; i < half; i++) {
            auc.add(i, true);
            auc.add(i, false);
        }
        assertThat(auc.twiceU()).isEqualTo((long) half * half);
        assertThat(auc.auc()).hasValue(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesScoresThatAreNotFinite(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc.add(score, true))
                .withMessage("auc.score: " + score + " (expected: a finite number)");
        assertThatIllegalArgumentException().isThrownBy(() -> auc.remove(score, true));
    }

    @Test
    void refusesToRemoveWhatIsNotThereAndStaysAsItWas() {
        add(Row.positive(0.5), Row.negative(0.25));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc.remove(0.5, false))
                .withMessage("auc.remove: 0.5 (negative) "
                        + "(expected: a score and class that was added and not yet removed)");
        assertThatIllegalArgumentException().isThrownBy(() -> auc.remove(0.125, true));
        assertAgrees(auc, List.of(Row.positive(0.5), Row.negative(0.25)));
    }

    private void add(Row... rows) {
        for (Row row : rows) {
            auc.add(row.score(), row.positive());
        }
    }

    private static void assertAgrees(ExactAuc auc, List<Row> rows) {
        assertThat(auc.twiceU()).isEqualTo(Pairs.twiceU(rows));
        assertThat((long) auc.positives()).isEqualTo(Pairs.positives(rows));
        assertThat(auc.rows()).isEqualTo(rows.size());
        assertThat(auc.auc()).isEqualTo(Pairs.auc(rows));
    }
}
