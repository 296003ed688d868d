package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingAucTest {

    @Property(tries = 300)
    void agreesWithThePairCountOfTheLastRows(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 70) int n) {
        RollingAuc auc = RollingAuc.ofLast(n);
        for (int end = 1; end <= rows.size(); end++) {
            Row row = rows.get(end - 1);
            auc.add(row.score(), row.positive());
            List<Row> window = rows.subList(Math.max(0, end - n), end);
            assertThat(auc.auc()).isEqualTo(Pairs.auc(window));
            assertThat(auc.rows()).isEqualTo(window.size());
            assertThat((long) auc.positives()).isEqualTo(Pairs.positives(window));
            assertThat(auc.negatives()).isEqualTo(auc.rows() - auc.positives());
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Row.withTies().list().ofMaxSize(150);
    }

    @Test
    void forgetsTheOldestRowWhenFull() {
        RollingAuc auc = RollingAuc.ofLast(3);
        auc.add(0.9, false);
        auc.add(0.2, false);
        auc.add(0.5, true);
        assertThat(auc.auc()).hasValue(0.5);
        auc.add(0.6, true);
        assertThat(auc.auc()).hasValue(1);
        assertThat(auc.rows()).isEqualTo(3);
    }

    @Test
    void losesItsValueWhenAClassLeavesTheWindow() {
        RollingAuc auc = RollingAuc.ofLast(2);
        assertThat(auc.auc()).isEmpty();
        auc.add(0.1, false);
        auc.add(0.9, true);
        assertThat(auc.auc()).isPresent();
        auc.add(0.9, true);
        assertThat(auc.auc()).isEmpty();
        assertThat(auc.negatives()).isZero();
    }

    @Test
    void staysAsItWasWhenAScoreIsRefused() {
        RollingAuc auc = RollingAuc.ofLast(2);
        auc.add(0.1, false);
        auc.add(0.9, true);
        assertThatIllegalArgumentException().isThrownBy(() -> auc.add(Double.NaN, true));
        assertThat(auc.auc()).hasValue(1);
        auc.add(0.05, true);
        assertThat(auc.positives()).isEqualTo(2);
    }

    @Test
    void refusesAWindowWithoutRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollingAuc.ofLast(0))
                .withMessage("window: 0 (expected: 1 to 16777216)");
    }
}
