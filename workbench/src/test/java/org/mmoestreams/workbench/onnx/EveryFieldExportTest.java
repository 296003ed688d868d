package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.workbench.graph.OnnxModel;
import org.mmoestreams.workbench.graph.OnnxRuntime;

/** A spec with every kind of field and of task, and values that are missing, unknown, empty, at edges or absurd. */
class EveryFieldExportTest {

    private static final int WINDOWS = 12;
    private static final int WINDOW_ROWS = 64;
    private static final int SCORED = 1_000;
    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: colour, capacity: 3}
              - {field: home.city, capacity: 40}
              - {field: visitor, capacity: 30, expire-after: {windows: 2}}
              - {field: code, capacity: 300, admit-after: 2}
            continuous:
              - {field: age, buckets: {width: 5, max: 60}, missing-values: [-1, 99.1], nan: missing}
              - {field: gain, buckets: {per-octave: 2, max: 5000}}
              - {field: balance, scale: signed-log}
              - {field: depth, scale: none, buckets: {per-octave: 3, max: 100}}
              - {field: slope, scale: none, buckets: {width: 0.1, max: 10}}
              - {field: visits, buckets: log}
              - {field: month, as-number: false, buckets: {width: 1, max: 12}}
              - {field: folds, buckets: {per-e-fold: 3, max: 1e6}}
            crosses:
              - {cross: [colour, home.city], capacity: 50}
              - {cross: [colour, age, gain], capacity: 100, admit-after: 2}
              - {cross: [visitor, colour], capacity: 60, expire-after: {windows: 3}}
              - {cross: [visitor, balance], hashed: 97}
              - {cross: [home.city, depth], hashed: 64}
            multi-valued:
              - {field: tags, capacity: 20, max-values: 4}
              - {field: words, capacity: 60, max-values: 6, combine: mean}
              - {field: fresh, capacity: 10, max-values: 3, expire-after: {windows: 2}}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
              - {name: gain, field: spent, kind: regression}
              - {name: minutes, field: watched, kind: regression, scale: log1p}
              - {name: clicks, field: clicked, positive: "yes", attribution: PT0S, at-end: negative, late: correct,
                 correction: fake-negative-calibrated}
              - {name: stays, field: stayed, positive: "yes", attribution: PT1H, at-end: negative, late: correct,
                 correction: elapsed-time}
            """);

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
    }

    static List<Kind<? extends Architecture>> kinds() {
        return Architecture.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void scoresEveryKindOfFieldAndTaskAsTheLearnerDoes(Kind<? extends Architecture> kind) throws Exception {
        long seed = 20_161L + kind.name().length();
        System.out.println(kind.name() + ", seed " + seed);
        Events events = new Events(new Random(seed));
        LearnerConfig config = new LearnerConfig(kind.standard(), Adagrad.KIND.standard(), WINDOW_ROWS, 7);
        try (OnlineLearner learner = OnlineLearner.create(SPEC, config)) {
            learn(learner, events);
            ScoredEvents scored = new ScoredEvents(learner);
            while (scored.size() < SCORED) {
                events.next();
                if (scored.canSay(events.values)) {
                    scored.add(events.values, events.raw);
                }
            }
            OnnxModel model = OnnxExport.of(learner, new TreeMap<>(Map.of("digest", "abc")));
            try (OnnxRuntime runtime = new OnnxRuntime(model)) {
                assertThat(runtime.session().getMetadata().getCustomMetadata()).containsEntry("digest", "abc");
                Map<String, Object> outputs = runtime.run(scored.inputs());
                assertThat(outputs).containsOnlyKeys("buys", "gain.prediction", "minutes", "clicks", "stays");
                for (int task = 0; task < SPEC.tasks().size(); task++) {
                    assertAlike(scored, task, outputs);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nominal", "multi-valued"})
    void refusesHashedTextsAndNamesTheField(String role) {
        String most = role.equals("nominal") ? "" : ", max-values: 2";
        FeatureSpec spec = FeatureSpec.parse("""
                event-id: id
                event-time: time
                %s:
                  - {field: words, hashed: 32%s}
                tasks:
                  - {name: buys, field: bought, positive: "yes"}
                """.formatted(role, most));
        try (OnlineLearner learner = OnlineLearner.create(spec, LearnerConfig.standard())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxExport.of(learner, new TreeMap<>()))
                    .withMessage("model: " + role + ".words is hashed (expected: a capacity; ONNX has no operator that"
                            + " hashes texts, so such a field cannot be exported)");
        }
    }

    private static void learn(OnlineLearner learner, Events events) {
        RowBatch batch = learner.newLateBatch();
        for (int window = 0; window < WINDOWS; window++) {
            for (int row = 0; row < WINDOW_ROWS; row++) {
                events.next();
                learner.encode(events.values, batch, row);
            }
            learner.predict(batch, 0, WINDOW_ROWS);
            assertThat(learner.learn(batch, WINDOW_ROWS)).isTrue();
        }
    }

    private static void assertAlike(ScoredEvents scored, int task, Map<String, Object> outputs) {
        Task of = SPEC.tasks().get(task);
        double[] values = (double[]) outputs.get(of.name().equals("gain") ? "gain.prediction" : of.name());
        assertThat(values).hasSize(scored.size());
        for (int event = 0; event < values.length; event++) {
            double expected = scored.score(event, task);
            double unit = of.isBinary() ? 1e-6 : 1e-5 * Math.max(1, Math.abs(expected));
            assertThat(Math.abs(values[event] - expected))
                    .as("%s of event %d: %s, of the learner %s", of.name(), event, values[event], expected)
                    .isLessThanOrEqualTo(unit);
        }
    }

    /** Events one after the other. */
    private static final class Events {

        private static final List<String> ODD = List.of("", "Zürich", "<missing>", "<none>", "東京", "a\tb", " a");

        private final Random random;
        private final FieldValues values = FieldValues.of(SPEC);
        private final double[] raw = new double[SPEC.continuous().size()];
        private int count;

        Events(Random random) {
            this.random = random;
        }

        void next() {
            values.clear();
            values.setTime(1000L * count++);
            for (int field = 0; field < SPEC.nominal().size(); field++) {
                if (random.nextInt(8) > 0) {
                    values.setNominal(field, text(field == 2 ? count / 40 : 0, field == 3 ? 400 : 8 + 20 * field));
                }
            }
            for (int field = 0; field < raw.length; field++) {
                raw[field] = random.nextInt(10) == 0 ? Double.NaN : number();
                ContinuousField continuous = SPEC.continuous().get(field);
                if (Math.abs(raw[field]) > continuous.most()) {
                    raw[field] = continuous.most();
                }
                values.setContinuous(field, continuous.valueOf(raw[field]));
            }
            for (int field = 0; field < SPEC.features().multiValued().size(); field++) {
                items(field, SPEC.features().multiValued().get(field));
            }
            for (int task = 0; task < SPEC.tasks().size(); task++) {
                values.setLabel(task, SPEC.tasks().get(task).isBinary() ? random.nextInt(2) : random.nextInt(300));
            }
        }

        private String text(int from, int count) {
            return random.nextInt(6) == 0 ? ODD.get(random.nextInt(ODD.size())) : "v" + (from + random.nextInt(count));
        }

        /** Many of them right at the edges of buckets. */
        private double number() {
            double sign = random.nextInt(4) == 0 ? -1 : 1;
            return sign
                    * switch (random.nextInt(7)) {
                        case 0 -> random.nextInt(13);
                        case 1 -> Math.pow(2, random.nextInt(20)) - 1;
                        case 2 -> Math.nextDown(Math.pow(2, random.nextInt(14)) - 1);
                        case 3 -> Math.exp(10 * random.nextDouble()) - 1;
                        case 4 -> random.nextInt(100) / 10.0;
                        case 5 ->
                            List.of(1.0, 99.1, (double) 99.1f, 1e-9, 60.0, 5000.0, 1e6)
                                    .get(random.nextInt(7));
                        default -> random.nextInt(40) == 0 ? 1e99 : random.nextInt(100);
                    };
        }

        private void items(int field, MultiValuedField multiValued) {
            if (random.nextInt(6) == 0) {
                return;
            }
            values.clearItems(field);
            int items = random.nextInt(multiValued.maxValues() + 2);
            for (int item = 0; item < items; item++) {
                byte[] bytes = text(0, 40).getBytes(StandardCharsets.UTF_8);
                values.addItem(field, bytes, 0, bytes.length);
            }
        }
    }
}
