package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

class ExpertsTopicTest {

    private static final int WINDOW = 8;
    private static final int WINDOWS = 12;
    private static final int EVERY = 24;
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    private final List<byte[]> visits = VisitStream.labelled().bytes(new SplittableRandom(5), WINDOW * WINDOWS);

    @Test
    void saysHowTheExpertsWereUsedInTheWindowsSinceTheLastRecord() throws BadEventException {
        String[] assignments = {"topics.experts=shop.experts", "metrics.every-rows=" + EVERY};
        List<ExpertUse> plain = plain(assignments);
        try (LearnerDriver driver = LearnerDriver.ofVisits(assignments)) {
            visits.forEach(driver::send);
            List<TestRecord<byte[], byte[]>> records = driver.experts();
            assertThat(records).hasSize(2 * WINDOW * WINDOWS / EVERY);
            for (int i = 0; i < records.size(); i++) {
                ExpertMetrics said =
                        AvroBytes.to(ExpertMetrics.class, records.get(i).value());
                int windows = EVERY / WINDOW;
                int first = i / 2 * windows;
                ExpertUse use = plain.subList(first, first + windows).stream()
                        .reduce(ExpertUse::plus)
                        .orElseThrow();
                assertThat(new String(records.get(i).key(), StandardCharsets.UTF_8))
                        .isEqualTo(said.getModelId() + "/" + said.getTask());
                assertThat(said.getTask()).isEqualTo(List.of("buys", "spends").get(i % 2));
                assertThat(said.getModelVersionFrom()).isEqualTo(first);
                assertThat(said.getModelVersionTo()).isEqualTo(first + windows - 1);
                assertThat(said.getRows()).isEqualTo(EVERY);
                assertIsOf(use.gates().get(i % 2), said);
            }
        }
    }

    @Test
    void isNotNeededForTheMeasures() {
        try (LearnerDriver driver = LearnerDriver.ofVisits("metrics.every-rows=" + EVERY)) {
            visits.forEach(driver::send);
            driver.advance(Duration.ofSeconds(2));
            assertThatThrownBy(driver::experts).as("no such topic").hasMessageContaining("No value");
            assertThat(driver.metrics()).isNotEmpty().allSatisfy(ExpertsTopicTest::hasMeasuresIfSliding);
        }
    }

    private static void hasMeasuresIfSliding(TaskMetrics metrics) {
        List<String> names =
                metrics.getMeasures().stream().map(Measure::getName).toList();
        if (metrics.getScope() == MetricsScope.SLIDING) {
            assertThat(names).contains("gate_entropy", "effective_experts", "dead_experts");
        } else {
            assertThat(names).doesNotContain("gate_entropy", "effective_experts", "dead_experts");
        }
    }

    private static void assertIsOf(GateUse use, ExpertMetrics said) {
        assertThat(said.getGateEntropy()).isEqualTo(use.entropy(), CLOSE);
        assertThat(said.getEffectiveExperts()).isEqualTo(use.effectiveExperts(), CLOSE);
        assertThat(said.getImbalance()).isEqualTo(use.imbalance(), CLOSE);
        assertThat(said.getExperts()).hasSize(use.experts());
        for (int expert = 0; expert < use.experts(); expert++) {
            assertThat(said.getExperts().get(expert).getMeanWeight()).isEqualTo(use.meanWeight(expert), CLOSE);
            assertThat(said.getExperts().get(expert).getTopShare()).isEqualTo(use.topShare(expert), CLOSE);
        }
    }

    /** By window, what a learner in memory that gets the same rows makes of its experts. */
    private List<ExpertUse> plain(String... assignments) throws BadEventException {
        Settings settings = Settings.of(Visits.smallModel(assignments));
        EventReader reader = new EventReader(Visits.schema(), Duration.ofDays(1));
        List<ExpertUse> uses = new ArrayList<>();
        try (OnlineLearner learner = OnlineLearner.create(Visits.SPEC, settings.learner())) {
            RowBatch batch = learner.newBatch();
            for (int row = 0; row < visits.size(); row++) {
                learner.encode(
                        reader.read(visits.get(row), LearnerDriver.RECORD_TIME).values(), batch, row % WINDOW);
                if ((row + 1) % WINDOW == 0) {
                    learner.predict(batch, 0, WINDOW);
                    uses.add(learner.experts().orElseThrow());
                    learner.learn(batch, WINDOW);
                }
            }
        }
        return uses;
    }
}
