package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NetworkTasksTest {

    private static final String WAITS = "attribution: PT1H, at-end: negative, late: correct";
    private static final String SAMPLED = WAITS + ", correction: elapsed-time";

    @Test
    void tasksOfASpecAreAllWhereNoneIsSampled() {
        FeatureSpec spec = spec(task("click", WAITS), task("buy", WAITS));
        assertThat(spec.networkTasks().all()).isEqualTo(spec.tasks());
        assertThat(spec.networkTasks().shown()).isEqualTo(2);
        assertThat(spec.networkTasks().isSampled(0)).isFalse();
    }

    @Test
    void sampledTasksHaveTwoOthersBehindAllTasksOfTheSpec() {
        FeatureSpec spec =
                spec(task("click", SAMPLED + ", weight: 2"), task("view", WAITS), task("buy", SAMPLED + ", weight: 3"));
        NetworkTasks network = spec.networkTasks();
        assertThat(network.all())
                .extracting(Task::name)
                .containsExactly(
                        "click",
                        "view",
                        "buy",
                        "click.delayed",
                        "click.real-negative",
                        "buy.delayed",
                        "buy.real-negative");
        assertThat(network.all()).extracting(Task::weight).containsExactly(2.0, 1.0, 3.0, 2.0, 2.0, 3.0, 3.0);
        assertThat(network.size()).isEqualTo(7);
        assertThat(network.shown()).isEqualTo(3);
        assertThat(network.isSampled(1)).isFalse();
        assertThat(network.delayed(2)).isEqualTo(5);
        assertThat(network.realNegative(2)).isEqualTo(6);
        assertThat(spec.tasks()).hasSize(3);
    }

    @Test
    void encodedRowHasNoLabelOfWhatIsLearntBeside() {
        FeatureSpec spec = spec(task("click", SAMPLED));
        RowBatch batch = RowBatch.ofLateLabels(spec, 1);
        batch.setLabel(0, 1, 1);
        FieldValues values = FieldValues.of(spec);
        values.setLabel(0, 1);
        new FeatureEncoder(spec).encode(values, batch, 0);
        assertThat(batch.label(0, 0)).isOne();
        assertThat(batch.label(0, 1)).isNaN();
        assertThat(batch.label(0, 2)).isNaN();
    }

    @Test
    void refusesATaskOfANameThatIsTakenBesideAnother() {
        for (String suffix : List.of("delayed", "real-negative")) {
            assertThatThrownBy(() -> spec(task("click", SAMPLED), task("click." + suffix, WAITS)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("tasks.name: click." + suffix
                            + " (expected: another name; one of this is learnt beside a task with correction:"
                            + " elapsed-time)");
        }
        assertThat(spec(task("click", WAITS), task("click.delayed", WAITS)).tasks())
                .hasSize(2);
    }

    @Test
    void refusesANameThatLeavesNoRoomForThoseBeside() {
        String longest = "x".repeat(86);
        assertThat(spec(task(longest, SAMPLED)).networkTasks().size()).isEqualTo(3);
        assertThat(spec(task(longest + "x", WAITS)).tasks()).hasSize(1);
        assertThatThrownBy(() -> spec(task(longest + "x", SAMPLED)))
                .hasMessageContaining("(expected: at most 86 characters with correction: elapsed-time)");
    }

    private static String task(String name, String keys) {
        return String.format(Locale.ROOT, "  - {name: %s, field: %s_at, positive: \"yes\", %s}%n", name, name, keys);
    }

    private static FeatureSpec spec(String... tasks) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: place, capacity: 1}
                tasks:
                """ + String.join("", tasks));
    }
}
