package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class BatchAucTest {

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void equalsTheAreaKeptRowByRow(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int most = 1 + chance.nextInt(3000);
        double askOften = chance.nextDouble() * 0.02;
        int distinct = 1 + chance.nextInt(2000);
        BatchAuc batch = new BatchAuc();
        ExactAuc exact = new ExactAuc();
        Deque<Row> rows = new ArrayDeque<>();
        for (int i = 0; i < 8000; i++) {
            Row row = new Row(chance.nextInt(distinct) / (double) distinct, chance.nextInt(4) == 0);
            rows.addLast(row);
            batch.add(row.score(), row.positive());
            exact.add(row.score(), row.positive());
            if (rows.size() > most) {
                Row oldest = rows.removeFirst();
                batch.remove(oldest.score(), oldest.positive());
                exact.remove(oldest.score(), oldest.positive());
            }
            if (chance.nextDouble() < askOften) {
                assertThat(batch.auc()).isEqualTo(exact.auc());
            }
        }
        assertThat(batch.auc()).isEqualTo(exact.auc());
        assertThat(batch.positives()).isEqualTo(exact.positives());
        assertThat(batch.negatives()).isEqualTo(exact.negatives());
    }

    @Test
    void ofFewRowsTakesLittleMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        areaOf(50);
        long before = threads.getCurrentThreadAllocatedBytes();
        BatchAuc kept = areaOf(50);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(kept.positives()).isEqualTo(25);
        assertThat(bytes).as("with what the figures take on the way").isLessThan(8 * 1024);
    }

    @Test
    void takesNegativesBetweenWhichIsNoPositiveForOneGroup() {
        BatchAuc auc = new BatchAuc();
        for (double negative : new double[] {0.1, 0.2, 0.2, 0.3, 0.3, 0.5, 0.6, 0.6}) {
            auc.add(negative, false);
        }
        for (double positive : new double[] {0.3, 0.3, 0.4, 0.45}) {
            auc.add(positive, true);
        }
        ScoreGroups groups = auc.groups();

        assertThat(groups.size()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).mapToDouble(groups::negatives)).containsExactly(3.0, 2.0, 0.0, 0.0, 3.0);
        assertThat(IntStream.range(0, 5).mapToDouble(groups::positives)).containsExactly(0.0, 2.0, 1.0, 1.0, 0.0);
    }

    @Test
    void takesNegativeZeroForZero() {
        BatchAuc auc = new BatchAuc();
        auc.add(0.0, false);
        auc.add(-0.0, true);

        assertThat(auc.auc()).hasValue(0.5);
    }

    @Test
    void hasNoAreaWithoutBothClasses() {
        BatchAuc auc = new BatchAuc();
        auc.add(0.3, true);

        assertThat(auc.auc()).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbabilityAndWhatIsNotThere() {
        BatchAuc auc = new BatchAuc();

        assertThatIllegalArgumentException().isThrownBy(() -> auc.add(Double.NaN, true));
        auc.remove(0.5, true);
        assertThatIllegalStateException().isThrownBy(auc::auc);
    }

    private static BatchAuc areaOf(int rows) {
        BatchAuc auc = new BatchAuc();
        for (int row = 0; row < rows; row++) {
            auc.add(row / 100.0, row % 2 == 0);
        }
        assertThat(auc.groups().size()).isEqualTo(rows);
        return auc;
    }

    private record Row(double score, boolean positive) {}
}
