package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Features;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;
import org.slf4j.LoggerFactory;

class ModelIdentityTest {

    private final ModelIdentity stored = identity(Visits.SPEC);

    @Test
    void goesOnFromItself() {
        ModelIdentity same = identity(Visits.SPEC);
        assertThat(same.toBytes()).isEqualTo(stored.toBytes());
        assertThatCode(() -> same.checkContinues(ModelIdentity.parse(stored.toBytes())))
                .doesNotThrowAnyException();
        assertThat(same.seed()).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource({
        "model.experts=3, model.experts is 2",
        "window.rows=9, window-rows is 8",
        "model.seed=43, seed is 42",
        "optimizer.kind=sgd, 'optimizer is \"ADAGRAD\", the configuration has \"SGD\"'",
        "optimizer.wide.kind=ftrl, 'optimizer is \"ADAGRAD\", the configuration has \"ADAGRAD, WIDE FTRL\"'"
    })
    void refusesAnotherModelNamingTheDifference(String assignment, String difference) {
        assertThatThrownBy(() -> identity(Visits.SPEC, assignment).checkContinues(stored))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("stored model: " + difference)
                .hasMessageEndingWith(
                        "(expected: the configuration it was learnt with; restore that, or run reset to start anew)");
    }

    /** Momentum is a slot more, so a state without it is another one. */
    @Test
    void namesTheFormOfARuleWhereSlotsDependOnItsConstants() {
        ModelIdentity plain = identity(Visits.SPEC, "optimizer.kind=sgd");
        ModelIdentity rolling = identity(Visits.SPEC, "optimizer.kind=sgd", "optimizer.momentum=0.9");
        assertThat(new String(plain.toBytes(), StandardCharsets.UTF_8)).contains("\"optimizer\":\"SGD\"");
        assertThatThrownBy(() -> rolling.checkContinues(plain))
                .hasMessageContaining("optimizer is \"SGD\", the configuration has \"SGD-MOMENTUM\"");
    }

    /** Models of builds that did not know them go on; and those builds refuse a model that was learnt with them. */
    @Test
    void namesWhatEvensTheExpertsOutOnlyWhereItIsOn() {
        assertThat(new String(stored.toBytes(), StandardCharsets.UTF_8))
                .contains("\"experts\":2")
                .doesNotContain("loadBalance", "expertDropout");
        ModelIdentity even = identity(Visits.SPEC, "model.load-balance=0.01", "model.expert-dropout=0.1");
        assertThat(new String(even.toBytes(), StandardCharsets.UTF_8))
                .contains("\"loadBalance\":0.01", "\"expertDropout\":0.1");
        assertThatThrownBy(() -> even.checkContinues(stored)).hasMessageContaining("model is {");
        assertThatThrownBy(() -> stored.checkContinues(even)).hasMessageContaining("model is {");
        assertThatCode(() -> even.checkContinues(ModelIdentity.parse(even.toBytes())))
                .doesNotThrowAnyException();
    }

    /** Who finds absurd labels may keep them out of a running model; and earlier builds knew no bounds. */
    @Test
    void goesOnWithOtherBoundsOfLabels() {
        List<Task> bounded = Visits.SPEC.tasks().stream()
                .map(task -> task.isBinary()
                        ? task
                        : new Task(task.name(), task.field(), new Target.Regression(0.0, 500.0, null), task.weight()))
                .toList();
        FeatureSpec spec = new FeatureSpec(Visits.SPEC.row(), Visits.SPEC.features(), bounded, Visits.SPEC.ignored());
        assertThat(spec).isNotEqualTo(Visits.SPEC);
        assertThat(identity(spec).toBytes()).isEqualTo(stored.toBytes());
        assertThat(new String(stored.toBytes(), StandardCharsets.UTF_8)).doesNotContain("\"min\"", "\"max\":null");
    }

    /** Where metrics draw the line is no part of the model. */
    @Test
    void goesOnWithAnotherThreshold() {
        List<Task> called = Visits.SPEC.tasks().stream()
                .map(task -> task.isBinary() ? calledAt(0.3, task) : task)
                .toList();
        FeatureSpec spec = new FeatureSpec(Visits.SPEC.row(), Visits.SPEC.features(), called, Visits.SPEC.ignored());
        assertThat(spec).isNotEqualTo(Visits.SPEC);
        assertThat(identity(spec).toBytes()).isEqualTo(stored.toBytes());
    }

    /** How long labels are waited for is no part of the model; the loss is. */
    @Test
    void goesOnWithAnotherAttributionButNotWithAnotherCorrection() {
        Attribution weighted =
                new Attribution(Duration.ofDays(7), Attribution.AtEnd.NEGATIVE, Attribution.Late.CORRECT, null);
        ModelIdentity corrected = identity(attributing(weighted));
        assertThat(corrected.toBytes()).isEqualTo(stored.toBytes());
        ModelIdentity calibrated = identity(attributing(new Attribution(
                Duration.ZERO,
                Attribution.AtEnd.NEGATIVE,
                Attribution.Late.CORRECT,
                Attribution.Correction.FAKE_NEGATIVE_CALIBRATED)));
        ModelIdentity sampled = identity(attributing(new Attribution(
                Duration.ofDays(7),
                Attribution.AtEnd.NEGATIVE,
                Attribution.Late.CORRECT,
                Attribution.Correction.ELAPSED_TIME)));
        for (ModelIdentity other : List.of(stored, corrected, calibrated)) {
            assertThatThrownBy(() -> sampled.checkContinues(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"ELAPSED-TIME\"");
        }
        for (ModelIdentity other : List.of(stored, corrected)) {
            assertThatThrownBy(() -> calibrated.checkContinues(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"correction\":\"FAKE-NEGATIVE-CALIBRATED\"");
        }
        assertThatThrownBy(() -> stored.checkContinues(calibrated)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAModelInAnotherFormat() {
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        ModelIdentity later =
                ModelIdentity.parse(text.replace("\"format\":3", "\"format\":4").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> stored.checkContinues(later))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stored model: format 4 (expected: 3, which this build writes; go on with the build that"
                        + " wrote it, or run reset to start anew)");
        ModelIdentity earlier =
                ModelIdentity.parse(text.replace("\"format\":3,", "").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> stored.checkContinues(earlier)).hasMessageStartingWith("stored model: format none (");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void goesOnFromTheFormatsBeforeAndWritesItsOwn(int format) {
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        ModelIdentity earlier = ModelIdentity.parse(
                text.replace("\"format\":3", "\"format\":" + format).getBytes(StandardCharsets.UTF_8));
        assertThat(stored.continuing(earlier).toBytes()).isEqualTo(stored.toBytes());
    }

    @Test
    void takesAModelThatNamesNoNetworkForAMixtureOfExperts() {
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        ModelIdentity earlier =
                ModelIdentity.parse(text.replace(",\"network\":\"mmoe\"", "").getBytes(StandardCharsets.UTF_8));
        assertThat(earlier.toBytes()).isEqualTo(stored.toBytes());
        ModelIdentity other =
                ModelIdentity.parse(text.replace("\"mmoe\"", "\"other\"").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> stored.checkContinues(other)).hasMessageContaining("network is \"other\"");
    }

    @Test
    void listsEveryDifference() {
        FeatureSpec other = new FeatureSpec(
                Visits.SPEC.row(),
                new Features(Visits.SPEC.nominal().subList(0, 3), Visits.SPEC.continuous()),
                Visits.SPEC.tasks(),
                List.of("note", "shelf"));
        assertThatThrownBy(() ->
                        identity(other, "model.seed=7", "model.tower-units=5").checkContinues(stored))
                .hasMessageContaining("spec.nominal is [")
                .hasMessageContaining("is 4, the configuration has 5")
                .hasMessageContaining("seed is 42, the configuration has 7")
                .hasMessageNotContaining("spec.tasks");
    }

    @Test
    void goesOnWhenTheSchemaGainsOrLosesAFieldThatIsIgnored() {
        FeatureSpec more = new FeatureSpec(
                Visits.SPEC.row(), Visits.SPEC.features(), Visits.SPEC.tasks(), List.of("note", "weather"));
        assertThatCode(() -> identity(more).checkContinues(stored)).doesNotThrowAnyException();
        assertThatCode(() -> stored.checkContinues(identity(more))).doesNotThrowAnyException();
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        String older = text.replace("\"spec\":{", "\"spec\":{\"ignored\":[\"note\"],");
        assertThatCode(() -> stored.checkContinues(ModelIdentity.parse(older.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer.learning-rate=0.01",
                "optimizer.schedule.kind=cosine",
                "optimizer.schedule.warm-up=9",
                "optimizer.wide.kind=adagrad",
                "window.linger=PT1S",
                "window.max-stream-time=PT1S",
                "metrics.every-rows=5"
            })
    void goesOnWithSettingsThatTheStateDoesNotDependOn(String assignment) {
        assertThatCode(() -> identity(Visits.SPEC, assignment).checkContinues(stored))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyWarnsOfAnotherCoreType() {
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        ModelIdentity elsewhere = ModelIdentity.parse(
                text.replace("\"core-type\":\"" + stored.coreType() + "\"", "\"core-type\":\"Elsewhere\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(elsewhere.coreType()).isEqualTo("Elsewhere");
        assertThat(warnings(() -> stored.checkContinues(elsewhere)))
                .singleElement()
                .asString()
                .contains("core type Elsewhere", stored.coreType());
        assertThat(warnings(() -> stored.checkContinues(stored))).isEmpty();
    }

    @Test
    void recordsEveryCoreTypeOnceInTheOrderOfTheirUse() {
        String text = new String(stored.toBytes(), StandardCharsets.UTF_8);
        ModelIdentity elsewhere = ModelIdentity.parse(
                text.replace("\"core-type\":\"" + stored.coreType() + "\"", "\"core-type\":\"Elsewhere\"")
                        .getBytes(StandardCharsets.UTF_8));
        ModelIdentity both = stored.continuing(elsewhere);
        assertThat(both.coreType()).isEqualTo("Elsewhere, " + stored.coreType());
        assertThat(stored.continuing(both).toBytes()).isEqualTo(both.toBytes());
        assertThat(stored.continuing(stored).toBytes()).isEqualTo(stored.toBytes());
    }

    private static List<String> warnings(Runnable check) {
        Logger logger = (Logger) LoggerFactory.getLogger(ModelIdentity.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.setAdditive(false);
        logger.addAppender(appender);
        try {
            check.run();
        } finally {
            logger.detachAppender(appender);
            logger.setAdditive(true);
        }
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Task calledAt(double threshold, Task task) {
        Target.Binary whole = task.binary();
        Target.Binary other = new Target.Binary(whole.positive(), whole.negative(), whole.other(), threshold);
        return new Task(task.name(), task.field(), other, task.weight(), task.attribution());
    }

    /** The spec with something done about labels of binary tasks that come late. */
    private static FeatureSpec attributing(Attribution attribution) {
        List<Task> tasks = Visits.SPEC.tasks().stream()
                .map(task -> task.isBinary() ? task.attributing(attribution) : task)
                .toList();
        return new FeatureSpec(Visits.SPEC.row(), Visits.SPEC.features(), tasks, Visits.SPEC.ignored());
    }

    private static ModelIdentity identity(FeatureSpec spec, String... assignments) {
        try (OnlineLearner learner = OnlineLearner.create(
                spec, Settings.of(Visits.smallModel(assignments)).learner())) {
            return ModelIdentity.of(learner);
        }
    }
}
