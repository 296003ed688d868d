package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.checks.EditDistance;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;

class KeysTest {

    @Test
    void findsEveryKeyThatSettingsDeclare() {
        assertThat(Keys.ALL)
                .extracting(Key::name)
                .doesNotHaveDuplicates()
                .contains("application-id", "topics.dead-letters", "window.linger", "model.seed", "state.dir")
                .containsSubsequence(
                        "optimizer.kind",
                        "optimizer.learning-rate",
                        "optimizer.initial-accumulator",
                        "optimizer.epsilon",
                        "optimizer.beta1",
                        "optimizer.beta2",
                        "optimizer.schedule.kind",
                        "optimizer.wide.kind",
                        "optimizer.wide.learning-rate",
                        "optimizer.embeddings.kind",
                        "metrics.sliding-rows");
    }

    @Test
    void findsAKeyThatIsReadForOneOfSeveralKindsOnly() {
        assertThat(KeyValues.readBy(LearnerKeys::read))
                .extracting(Key::name)
                .contains("window.rows", "model.kind", "optimizer.kind", "optimizer.beta1");
    }

    @Test
    void givesEveryKeyAVariableOfItsOwn() {
        assertThat(Keys.ALL).extracting(Key::variable).doesNotHaveDuplicates();
        assertThat(variable("application-id")).isEqualTo("MMOE_APPLICATION_ID");
        assertThat(variable("event.writer-schemas")).isEqualTo("MMOE_EVENT_WRITER_SCHEMAS");
    }

    @Test
    void refusesSettingsOutOfTheRangesOfTheirKeys() {
        assertThatThrownBy(() -> new MetricsSettings(0, 1))
                .hasMessage("metrics.sliding-rows: 0 (expected: 1 to 10000000)");
        assertThatThrownBy(() -> new HttpSettings("::1", 70_000))
                .hasMessage("http.port: 70000 (expected: -1 to 65535)");
        assertThatThrownBy(() -> new WindowSettings(Duration.ZERO, Duration.ofHours(2)))
                .hasMessageStartingWith("window.linger: PT2H (expected: ");
    }

    /**
     * What the table of keys allows, the settings' own checks allow too; those of detectors and schedules are checked
     * together.
     */
    @ParameterizedTest
    @MethodSource("bounds")
    void takesTheBoundsThatItNames(String name, String bound) {
        assertThatCode(() -> Settings.of(networkWith(name), name + "=" + bound)).doesNotThrowAnyException();
    }

    /** Chooses a network that has the setting of a key, the default where none has. */
    private static String networkWith(String key) {
        return "model.kind="
                + Architecture.kinds().stream()
                        .filter(kind ->
                                kind.settings().stream().anyMatch(setting -> key.equals("model." + setting.name())))
                        .findFirst()
                        .orElse(MmoeArchitecture.KIND)
                        .name();
    }

    static List<Object[]> bounds() {
        return Keys.ALL.stream()
                .filter(key -> key.type().expected().matches("\\d+ to \\d+"))
                .filter(key -> !key.name().matches("(drift|optimizer)\\..+\\..+"))
                .flatMap(key -> Arrays.stream(key.type().expected().split(" to "))
                        .map(bound -> new Object[] {key.name(), bound}))
                .toList();
    }

    @Test
    void saysMessagesOfTheLearnerInKeys() {
        assertThat(Keys.inKeys("window-rows, embedding-width, learning-rate, capacities: 1 x 2 (expected: experts, 3)"))
                .isEqualTo("window.rows, model.embedding-width, optimizer.learning-rate, capacities: 1 x 2"
                        + " (expected: experts, 3)");
        assertThat(Keys.inKeys("no setting")).isEqualTo("no setting");
    }

    @Test
    void findsTheNearestKey() {
        assertThat(Keys.nearestTo("windows.row")).isEqualTo("window.rows");
        assertThat(Keys.nearestTo("optimiser.learning_rate")).isEqualTo("optimizer.learning-rate");
        assertThat(Keys.nearestTo("topic.predictions")).isEqualTo("topics.predictions");
    }

    @Test
    void measuresEditDistance() {
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("abc", "abc")).isZero();
        assertThat(EditDistance.between("abc", "")).isEqualTo(3);
    }

    private static String variable(String key) {
        return Keys.named(key).orElseThrow().variable();
    }
}
