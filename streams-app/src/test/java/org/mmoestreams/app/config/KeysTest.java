package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {

    @Test
    void listsEveryKeyThatThereIs() {
        long declared = Arrays.stream(Keys.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Key.class)
                .count();
        assertThat(Keys.ALL)
                .hasSize((int) declared
                        + Keys.OPTIMIZER.all().size()
                        + Keys.MODEL.all().size());
        assertThat(Keys.OPTIMIZER.all())
                .extracting(Key::name)
                .containsExactly(
                        "optimizer.kind",
                        "optimizer.learning-rate",
                        "optimizer.initial-accumulator",
                        "optimizer.epsilon",
                        "optimizer.beta1",
                        "optimizer.beta2");
        assertThat(Keys.ALL).extracting(Key::name).doesNotHaveDuplicates();
    }

    @Test
    void givesEveryKeyAVariableOfItsOwn() {
        assertThat(Keys.ALL).extracting(Key::variable).doesNotHaveDuplicates();
        assertThat(Keys.APPLICATION_ID.variable()).isEqualTo("MMOE_APPLICATION_ID");
        assertThat(Keys.EVENT_WRITER_SCHEMAS.variable()).isEqualTo("MMOE_EVENT_WRITER_SCHEMAS");
    }

    /** What the table of keys allows, the settings' own checks allow too. */
    @ParameterizedTest
    @MethodSource("bounds")
    void takesTheBoundsThatItNames(String name, String bound) {
        assertThatCode(() -> Settings.of(name + "=" + bound)).doesNotThrowAnyException();
    }

    static List<Object[]> bounds() {
        return Keys.ALL.stream()
                .filter(key -> key.type().expected().matches("\\d+ to \\d+"))
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
}
