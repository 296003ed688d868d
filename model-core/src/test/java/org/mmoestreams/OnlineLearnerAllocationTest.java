package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;

/**
 * Counts what predicting and learning a window allocates: a few small objects, and nothing that rows or time add to.
 */
class OnlineLearnerAllocationTest {

    private static final int WARM_UP = 400;
    private static final int WINDOWS = 200;
    private static final long MOST_BYTES = 2 * 1024;

    @ParameterizedTest
    @MethodSource("specs")
    void windowAllocatesNoMoreAsTimeGoesOn(FeatureSpec spec) {
        try (OnlineLearner learner = learner(spec, 256)) {
            RowBatch batch = fullBatch(learner);
            bytesPerWindow(learner, batch, WARM_UP);
            long firstHalf = bytesPerWindow(learner, batch, WINDOWS);
            long secondHalf = bytesPerWindow(learner, batch, WINDOWS);
            assertThat(firstHalf).isBetween(1L, MOST_BYTES);
            assertThat(secondHalf).isCloseTo(firstHalf, Offset.offset(MOST_BYTES / 8));
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void windowAllocatesNothingPerRow(FeatureSpec spec) {
        try (OnlineLearner small = learner(spec, 32);
                OnlineLearner large = learner(spec, 512)) {
            RowBatch few = fullBatch(small);
            RowBatch many = fullBatch(large);
            bytesPerWindow(small, few, WARM_UP);
            bytesPerWindow(large, many, WARM_UP);
            assertThat(bytesPerWindow(large, many, WINDOWS))
                    .isCloseTo(bytesPerWindow(small, few, WINDOWS), Offset.offset(MOST_BYTES / 8));
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void encodingKnownValuesAllocatesNothing(FeatureSpec spec) {
        try (OnlineLearner learner = learner(spec, 256)) {
            RandomRows rows = new RandomRows(spec, 21);
            RowBatch batch = learner.newBatch();
            var row = rows.next();
            for (int i = 0; i < 20_000; i++) {
                learner.encode(row, batch, i % 256);
            }
            long before = allocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                learner.encode(row, batch, i % 256);
            }
            assertThat(allocatedBytes() - before).isLessThan(20_000);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void nativeMemoryOfManyWindowsComesBack(FeatureSpec spec) {
        try (OnlineLearner learner = learner(spec, 64)) {
            RowBatch batch = fullBatch(learner);
            bytesPerWindow(learner, batch, WARM_UP);
            long before = Pointer.totalBytes();
            bytesPerWindow(learner, batch, WINDOWS);
            await().until(() -> {
                System.gc();
                return Pointer.totalBytes() <= before;
            });
        }
    }

    static Stream<FeatureSpec> specs() {
        return Stream.of(RandomRows.spec(), RandomRows.withItems(RandomRows.spec()));
    }

    private static OnlineLearner learner(FeatureSpec spec, int windowRows) {
        return OnlineLearner.create(
                spec, new LearnerConfig(MmoeArchitecture.KIND.standard(), Adagrad.KIND.standard(), windowRows, 1));
    }

    private static RowBatch fullBatch(OnlineLearner learner) {
        RandomRows rows = new RandomRows(learner.spec(), 21);
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < batch.capacity(); row++) {
            learner.encode(rows.next(), batch, row);
        }
        return batch;
    }

    private static long bytesPerWindow(OnlineLearner learner, RowBatch batch, int windows) {
        long before = allocatedBytes();
        for (int window = 0; window < windows; window++) {
            learner.predict(batch, 0, batch.capacity());
            learner.learn(batch, batch.capacity());
        }
        return (allocatedBytes() - before) / windows;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
