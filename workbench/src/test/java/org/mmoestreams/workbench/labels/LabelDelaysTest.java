package org.mmoestreams.workbench.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.testing.Fruit;
import org.mmoestreams.workbench.testing.Trips;

class LabelDelaysTest {

    private static final String FORMS =
            " (expected: fixed:LENGTH, exponential:MEAN, log-normal:MEDIAN:SIGMA, column:NAME)";
    private static final String LENGTHS =
            " (expected: a duration, as PT10M, or a number of rows, as 2000; not below 0)";

    @ParameterizedTest
    @ValueSource(strings = {"", "PT10M", "fixed", "fixed:", "fixed:1:2", "Fixed:1", "log-normal:1", "weibull:1:2"})
    void refuseWhatIsNoDelay(String text) {
        assertThatThrownBy(() -> LabelDelays.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label-delay: " + text + FORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "fixed:10M, length: 10M",
        "fixed:-PT1S, length: -PT1S",
        "fixed:-1, length: -1",
        "exponential:1e999, length: 1e999",
        "log-normal:P1Y:1, length: P1Y"
    })
    void refuseWhatIsNoLength(String text, String wrong) {
        assertThatThrownBy(() -> LabelDelays.parse(List.of(text)))
                .hasMessage("label-delay: " + text + ": " + wrong + LENGTHS);
    }

    @Test
    void refuseASpreadThatIsNoNumber() {
        assertThatThrownBy(() -> LabelDelays.parse(List.of("log-normal:PT1H:wide")))
                .hasMessage("label-delay: log-normal:PT1H:wide: sigma: wide (expected: a number >= 0)");
        assertThatThrownBy(() -> LabelDelays.parse(List.of("log-normal:PT1H:-1")))
                .hasMessage("label-delay: log-normal:PT1H:-1: sigma: -1 (expected: >= 0)");
    }

    @Test
    void refuseTwoDelaysForOneTask() {
        for (List<String> twice : List.of(List.of("a=fixed:1", "a=fixed:2"), List.of("fixed:1", "fixed:2"))) {
            assertThatThrownBy(() -> LabelDelays.parse(twice))
                    .hasMessage("label-delay: " + twice.get(1)
                            + " (expected: one delay for each task, and one for all others)");
        }
    }

    @Test
    void refuseATaskAndAColumnThatAreNotThere() {
        assertThatThrownBy(() -> late(new Fruit(), "sweet=fixed:1"))
                .hasMessage("label-delay: sweet (expected: a task: ripe)");
        assertThatThrownBy(() -> late(new Fruit(), "column:waited"))
                .hasMessage("label-delay: column:waited (expected: a field of the event, or a column of rows of your"
                        + " own)");
    }

    @Test
    void refuseATaskThatSharesItsFieldWithOneWhoseLabelsComeWithTheEvents() {
        DataSet trips = DataSets.own(
                EventFormat.of(Trips.SCHEMA, Trips.SPEC), RowLayout.byName(), Nulls.empty(), problem -> {}, Set.of());
        assertThatThrownBy(() -> late(trips, "long=fixed:1"))
                .hasMessage("label-delay: task long alone (expected: task seconds too, as its label is in the same"
                        + " field)");
        assertThat(late(trips, "fixed:1")).extracting(LateTask::name).containsExactly("seconds", "long");
    }

    @Test
    void refuseALabelThatMayNotBeNull() {
        String schema = Trips.SCHEMA.replace("[\"null\", \"int\"], \"default\": null", "\"int\"");
        DataSet trips = DataSets.own(
                EventFormat.of(schema, Trips.SPEC), RowLayout.byName(), Nulls.empty(), problem -> {}, Set.of());
        assertThatThrownBy(() -> late(trips, "fixed:1"))
                .hasMessage("label-delay: task seconds, field arrival.seconds: \"int\" (expected: a field that may be"
                        + " null, since events go without these labels; make it a union with null in the schema)");
    }

    private static List<LateTask> late(DataSet data, String... delays) {
        return LabelDelays.parse(List.of(delays)).of(data);
    }
}
