package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.Reaction;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.drift.Adwin;
import org.mmoestreams.drift.DetectorConfig;
import org.mmoestreams.features.Task;
import org.mmoestreams.settings.Kind;

class DriftSettingsTest {

    private static final Adwin FORGIVING_ADWIN = new Adwin(1e-5, 32, 5, 5, 10, Adwin.AfterAlarm.START_OVER);

    @Test
    void everyDetectorCanBeChosen() {
        for (Kind<? extends DetectorConfig> kind : DetectorConfig.kinds()) {
            assertThat(Settings.of("drift.detector=" + kind.name()).drift().detector())
                    .contains(kind.equals(Adwin.KIND) ? FORGIVING_ADWIN : kind.standard());
        }
        assertThat(Settings.of("drift.detector=none").drift().detector()).isEmpty();
    }

    @Test
    void tasksHaveReactionsOfTheirOwn() {
        DriftSettings drift = Settings.of(
                        "drift.reaction=raise-rate, a=none,b = restart-tower , c=reset-accumulators",
                        "drift.rate=2.5",
                        "drift.windows=7")
                .drift();
        assertThat(drift.reaction("a", 0)).isEqualTo(Reaction.NONE);
        assertThat(drift.reaction("b", 1)).isEqualTo(Reaction.restartTower(1));
        assertThat(drift.reaction("c", 2)).isEqualTo(Reaction.resetAccumulators());
        assertThat(drift.reaction("another", 3)).isEqualTo(Reaction.raiseRate(2.5, 7));
        assertThat(Settings.of("drift.reaction=a=restart-tower").drift().reaction("b", 1))
                .as("of a task that is not named")
                .isEqualTo(Reaction.raiseRate(2, 40));
        assertThat(Settings.of().drift().reaction("b", 1)).isEqualTo(Reaction.raiseRate(2, 40));
        assertThat(drift.reactions()).hasToString("raise-rate, a=none, b=restart-tower, c=reset-accumulators");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drift.reaction=panic            | drift.reaction: panic
            drift.reaction=a=panic          | drift.reaction: a=panic
            drift.reaction=none,raise-rate  | drift.reaction: none,raise-rate
            drift.reaction=a=none,a=none    | drift.reaction: a=none,a=none
            drift.reaction=none,            | drift.reaction: none,
            """)
    void refusesReactionsThatThereAreNot(String assignment, String start) {
        assertThatThrownBy(() -> Settings.of(assignment))
                .isInstanceOf(ConfigException.class)
                .hasMessage(start + " (expected: none, raise-rate, reset-accumulators, restart-tower; for a task of its"
                        + " own: task=reaction, separated by commas), from --set");
    }

    @Test
    void refusesSettingsOfAnotherDetector() {
        assertThatThrownBy(() -> Settings.of("drift.detector=ddm", "drift.adwin.delta=0.1"))
                .hasMessage("drift.adwin.delta: 0.1 (expected: not set with drift.detector ddm; it is a setting of"
                        + " adwin), from --set");
        assertThat(Settings.of("drift.detector=ddm", "drift.adwin.delta=0.00001")
                        .drift()
                        .detector())
                .as("the default may stand there")
                .isPresent();
    }

    /** A fall of the loss is no alarm: a detector that looks for falls alone would never have one. */
    @ParameterizedTest
    @ValueSource(strings = {"page-hinkley", "hddm-a", "hddm-w"})
    void refusesADetectorThatLooksForFallsAlone(String detector) {
        String key = "drift." + detector + ".side";
        assertThatThrownBy(() -> Settings.of("drift.detector=" + detector, key + "=down"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(key + ": down (expected: up or both; a fall of the loss or the errors is no alarm), from"
                        + " --set");
        assertThat(Settings.of("drift.detector=" + detector, key + "=both")
                        .drift()
                        .detector())
                .isPresent();
    }

    @Test
    void namesTheKeysOfSettingsThatDoNotGoTogether() {
        assertThatThrownBy(() -> Settings.of("drift.detector=kswin", "drift.kswin.sample=150"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("drift.kswin.");
        assertThatThrownBy(() -> Settings.of("drift.detector=adwin", "drift.adwin.delta=2"))
                .hasMessage("drift.adwin.delta: 2 (expected: above 0 and below 1), from --set");
    }

    @Test
    void refusesReactionsOfTasksThatAreNotLookedAt() {
        List<Task> tasks = Visits.SPEC.tasks();
        Settings.of("drift.reaction=buys=none").drift().checkGoesWith(tasks);
        for (String name : List.of("clicks", "spends")) {
            DriftSettings drift =
                    Settings.of("drift.reaction=" + name + "=none").drift();
            assertThatThrownBy(() -> drift.checkGoesWith(tasks))
                    .hasMessage("drift.reaction: " + name
                            + " (expected: a binary task of the feature spec, one of [buys]; only these are looked"
                            + " at)");
        }
    }
}
