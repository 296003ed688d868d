package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;

/**
 * What 2,000 rows are predicted as, bit for bit, while they are learnt: the sums are those of the time before networks
 * were lists of layers and wide weights a parameter of their own. A learner whose sum changes goes on otherwise than
 * the one that stored its model.
 */
class PredictionBitsTest {

    private static final int WINDOW = 16;
    private static final int WINDOWS = 125;
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /**
     * OpenBLAS's kernels round each in its own way: the first sum is that of processors with AVX2, the second of older
     * ones.
     */
    @ParameterizedTest
    @CsvSource({
        "ADAGRAD, true, -4535367696136128679, 4455432459576159251",
        "ADAGRAD, false, 5122312866402672253, 6009037427080619541",
        "ADAM, true, 3434078895481304331, -3323694790125044991",
        "ADAM, false, -6628708419373738522, -2565011864913442460",
        "SGD, true, -1417687555612489331, 4148118237504927512",
        "SGD, false, 1549349127540492020, -571009784105219968"
    })
    void areWhatTheyWere(UpdateRule rule, boolean wide, long withAvx2, long without) throws IOException {
        assumeThat(PROCESSOR).exists();
        assumeThat(Files.readString(PROCESSOR)).doesNotContain("avx512f");
        assertThat(predicted(new LearnerConfig(new MmoeArchitecture(3, 4, 3, 4, wide), rule.at(0.02), WINDOW, 3)))
                .isIn(withAvx2, without);
    }

    private static long predicted(LearnerConfig config) {
        FeatureSpec spec = RandomRows.spec();
        RandomRows rows = new RandomRows(spec, 11);
        long sum = 0;
        try (OnlineLearner learner = OnlineLearner.create(spec, config)) {
            RowBatch batch = learner.newBatch();
            for (int window = 0; window < WINDOWS; window++) {
                for (int row = 0; row < WINDOW; row++) {
                    learner.encode(rows.next(), batch, row);
                }
                learner.predict(batch, 0, WINDOW);
                for (int i = 0; i < WINDOW * spec.tasks().size(); i++) {
                    sum = 31 * sum + Double.doubleToLongBits(batch.prediction(i / 2, i % 2));
                }
                learner.learn(batch, WINDOW);
            }
        }
        return sum;
    }
}
