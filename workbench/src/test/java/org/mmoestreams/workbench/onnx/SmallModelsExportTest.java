package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.model.PleArchitecture;
import org.mmoestreams.model.SingleTaskArchitecture;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.workbench.graph.OnnxRuntime;

/** Models that lack most of what a model can have, and networks of other sizes than usual. */
class SmallModelsExportTest {

    private static final String TASKS = """
            tasks:
              - {name: a, field: label.a, positive: "yes"}
              - {name: b, field: label.b, positive: "yes"}
            """;
    private static final String NAMES = "nominal: [{field: name, capacity: 6}]\n";
    private static final String NUMBERS = "continuous: [{field: x}, {field: y, as-number: false}]\n";
    private static final String ITEMS = "multi-valued: [{field: tags, capacity: 6, max-values: 3, combine: mean}]\n";
    private static final int ROWS = 32;

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
    }

    @Test
    void ofNamesAlone() throws Exception {
        assertAlike(NAMES, chosen(PleArchitecture.KIND, Map.of("levels", 3, "wide", false)), true);
    }

    @Test
    void ofNumbersAlone() throws Exception {
        assertAlike(NUMBERS, chosen(SingleTaskArchitecture.KIND, Map.of("wide", false)), true);
    }

    @Test
    void ofItemsAloneAndASingleExpert() throws Exception {
        assertAlike(ITEMS, chosen(MmoeArchitecture.KIND, Map.of("experts", 1)), true);
    }

    @Test
    void ofItemsAndNumbers() throws Exception {
        assertAlike(NUMBERS + ITEMS, chosen(PleArchitecture.KIND, Map.of("levels", 1, "task-experts", 1)), true);
    }

    /** Nothing is known of numbers then, so none enters. */
    @Test
    void beforeAnythingWasLearnt() throws Exception {
        assertAlike(NAMES + NUMBERS + ITEMS, MmoeArchitecture.KIND.standard(), false);
    }

    @Test
    void refusesTablesThatAFileCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.checkSize(16_000_000, 64))
                .withMessage("model: 4096000000 bytes of embeddings and wide weights (expected: <= 1879048191, as an"
                        + " ONNX file has less than 2 GiB; have fewer values, or model.wide: false)");
    }

    private static <C extends Architecture> C chosen(Kind<C> kind, Map<String, Object> others) {
        return kind.factory().apply(new Choices() {
            @Override
            public <T> T of(Setting<T> setting) {
                Object other = others.get(setting.name());
                return other == null
                        ? setting.standard()
                        : setting.values().read(other.toString()).orElseThrow();
            }
        });
    }

    private static void assertAlike(String fields, Architecture architecture, boolean learns) throws Exception {
        FeatureSpec spec = FeatureSpec.parse("event-id: id\nevent-time: time\n" + fields + TASKS);
        LearnerConfig config = new LearnerConfig(architecture, Adagrad.KIND.standard(), ROWS, 3);
        Random random = new Random(8);
        try (OnlineLearner learner = OnlineLearner.create(spec, config)) {
            FieldValues values = FieldValues.of(spec);
            RowBatch batch = learner.newBatch();
            for (int window = 0; learns && window < 5; window++) {
                for (int row = 0; row < ROWS; row++) {
                    fill(values, spec, random);
                    learner.encode(values, batch, row);
                }
                learner.predict(batch, 0, ROWS);
                assertThat(learner.learn(batch, ROWS)).isTrue();
            }
            ScoredEvents scored = new ScoredEvents(learner);
            for (int row = 0; row < 100; row++) {
                fill(values, spec, random);
                scored.add(values, scored.numbers(values));
            }
            try (OnnxRuntime runtime = new OnnxRuntime(OnnxExport.of(learner, new TreeMap<>()))) {
                Map<String, Object> outputs = runtime.run(scored.inputs());
                for (int task = 0; task < 2; task++) {
                    double[] scores =
                            (double[]) outputs.get(spec.tasks().get(task).name());
                    for (int row = 0; row < scored.size(); row++) {
                        assertThat(Math.abs(scores[row] - scored.score(row, task)))
                                .as("row %d: %s", row, scores[row])
                                .isLessThanOrEqualTo(1e-6);
                    }
                }
            }
        }
    }

    private static void fill(FieldValues values, FeatureSpec spec, Random random) {
        values.clear();
        for (int field = 0; field < spec.nominal().size(); field++) {
            values.setNominal(field, random.nextInt(5) == 0 ? null : "v" + random.nextInt(8));
        }
        for (int field = 0; field < spec.continuous().size(); field++) {
            values.setContinuous(field, random.nextInt(5) == 0 ? Double.NaN : 20 * random.nextGaussian());
        }
        for (int field = 0; field < spec.features().multiValued().size(); field++) {
            if (random.nextInt(5) > 0) {
                values.clearItems(field);
                for (int item = random.nextInt(4); item > 0; item--) {
                    byte[] text = ("v" + random.nextInt(8)).getBytes(StandardCharsets.UTF_8);
                    values.addItem(field, text, 0, text.length);
                }
            }
        }
        values.setLabel(0, random.nextInt(2));
        values.setLabel(1, random.nextInt(2));
    }
}
