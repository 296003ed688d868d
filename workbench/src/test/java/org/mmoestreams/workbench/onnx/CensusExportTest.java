package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.graph.OnnxModel;
import org.mmoestreams.workbench.graph.OnnxRuntime;

/** Generated census events through learners of every network, and through their graphs. */
class CensusExportTest {

    private static final int LEARNT = 4_096;
    private static final int SCORED = 10_000;
    private static final DataSet CENSUS = DataSets.named(DataSets.USUAL).orElseThrow();

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
    }

    static List<Kind<? extends Architecture>> kinds() {
        return Architecture.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void scoresTenThousandEventsAsTheLearnerDoes(Kind<? extends Architecture> kind) throws Exception {
        LearnerConfig config = new LearnerConfig(kind.standard(), Adagrad.KIND.standard(), 256, 42);
        try (OnlineLearner learner =
                        OnlineLearner.create(CENSUS.format().schema().spec(), config);
                EventSource events =
                        CENSUS.events(List.of(), 1, RowRange.first(LEARNT + SCORED), EventClock.from(Instant.EPOCH))) {
            EventReader reader = new EventReader(CENSUS.format().schema(), Duration.ZERO);
            learn(learner, events, reader);
            ScoredEvents scored = new ScoredEvents(learner);
            while (events.hasNext()) {
                FieldValues values = reader.read(events.next().value(), EventReader.NO_TIMESTAMP)
                        .values();
                scored.add(values, scored.numbers(values));
            }
            assertThat(scored.size()).isEqualTo(SCORED);
            OnnxModel model = OnnxExport.of(learner, new TreeMap<>());
            try (OnnxRuntime runtime = new OnnxRuntime(model)) {
                double most = most(learner, scored, runtime.run(scored.inputs()));
                System.out.println(kind.name() + ": probabilities are " + most + " apart at most");
                assertThat(most).isLessThanOrEqualTo(1e-6);
            }
        }
    }

    private static void learn(OnlineLearner learner, EventSource events, EventReader reader) throws Exception {
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < LEARNT; row++) {
            int place = row % batch.capacity();
            FieldValues values =
                    reader.read(events.next().value(), EventReader.NO_TIMESTAMP).values();
            learner.encode(values, batch, place);
            if (place == batch.capacity() - 1) {
                learner.predict(batch, 0, batch.capacity());
                assertThat(learner.learn(batch, batch.capacity())).isTrue();
            }
        }
    }

    private static double most(OnlineLearner learner, ScoredEvents scored, Map<String, Object> outputs) {
        double most = 0;
        for (int task = 0; task < learner.spec().tasks().size(); task++) {
            double[] probabilities =
                    (double[]) outputs.get(learner.spec().tasks().get(task).name());
            assertThat(probabilities).hasSize(SCORED);
            for (int event = 0; event < SCORED; event++) {
                most = Math.max(most, Math.abs(probabilities[event] - scored.score(event, task)));
            }
        }
        return most;
    }
}
