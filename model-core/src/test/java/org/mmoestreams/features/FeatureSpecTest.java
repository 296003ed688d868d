package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSpecTest {

    private static final String GOOD = """
        event-id: id
        event-time: time
        nominal:
          - {field: colour, capacity: 3}
        continuous:
          - {field: age, buckets: {width: 5, max: 60}}
          - {field: gain}
        tasks:
          - {name: buys, field: bought, positive: "yes"}
          - {name: spends, field: spent, kind: regression, weight: 0.5}
        ignored: [note]
        """;

    private static final String KEYS =
            "one of event-id, event-time, row-weight, nominal, continuous, crosses, multi-valued, tasks, ignored";

    static Stream<Arguments> changesThatAreRefused() {
        return Stream.of(
                change(
                        "field: colour",
                        "field: bought",
                        "nominal: bought (expected: one role for the field, but it is"
                                + " also tasks.buys.field; a label must not be an input)"),
                change(
                        "field: gain",
                        "field: spent",
                        "continuous: spent (expected: one role for the field, but it is"
                                + " also tasks.spends.field; a label must not be an input)"),
                change(
                        "[note]",
                        "[note, age]",
                        "ignored: age (expected: one role for the field, but it is also continuous)"),
                change("[note]", "[note, note]", "ignored: note (expected: one role"),
                change(
                        "{field: gain}",
                        "{field: note.gain}",
                        "ignored: note (expected: no record of a field that is used, but note.gain is continuous)"),
                change(
                        "weight: 0.5",
                        "scale: log1p, max: -5",
                        "tasks.spends.max: -5.0 (expected: above 0, for labels whose scale is log1p)"),
                change(
                        "positive: \"yes\"",
                        "positive: [a, b], negative: [b, a]",
                        "tasks.buys.negative: b or a (expected: other values than the positive ones)"),
                change("[note]", "[bought]", "ignored: bought (expected: one role"),
                change("field: gain", "field: colour", "continuous: colour (expected: one role"),
                change("field: gain", "field: time", "continuous: time (expected: one role"),
                change("event-time: time", "event-time: id", "event-time: id (expected: one role"),
                change("name: spends", "name: buys", "tasks: [buys, buys] (expected: every name once)"),
                change("event-id: id\n", "", "event-id: null (expected: a value that is not blank)"),
                change("event-time: time", "event-time: ' '", "event-time:   (expected: a value that is not blank)"),
                change("{field: colour, capacity: 3}", "{capacity: 3}", "nominal.field: null (expected:"),
                change("{field: gain}", "{buckets: {width: 5, max: 60}}", "continuous.field: null (expected:"),
                change("capacity: 3", "capacity: 0", "nominal.colour.capacity: 0 (expected: 1 to 1000000)"),
                change("capacity: 3", "capacity: 1000001", "nominal.colour.capacity: 1000001 (expected: 1 to 1000000)"),
                change(", capacity: 3", "", "nominal.colour: null (expected: either capacity or hashed)"),
                change("capacity: 3", "capacity: many", "nominal[0].capacity: many (expected: a whole number), line 4"),
                change(
                        "{width: 5, max: 60}",
                        "{max: 60}",
                        "continuous[0].buckets: null (expected: either per-octave, per-e-fold or width)"),
                change(
                        "{width: 5, max: 60}",
                        "{width: 5, per-octave: 1, max: 60}",
                        "either per-octave, per-e-fold or width"),
                change(
                        "{width: 5, max: 60}",
                        "{width: 0, max: 60}",
                        "continuous[0].buckets.width: 0.0 (expected: > 0.0)"),
                change("{width: 5, max: 60}", "{width: 5}", "buckets.max: 0.0 (expected: > 0.0)"),
                change(
                        "{width: 5, max: 60}",
                        "{width: 5, max: .inf}",
                        "continuous[0].buckets.max: Malformed numeric value '.inf' (expected: YAML), line 6"),
                change("{width: 5, max: 60}", "{per-octave: 0, max: 60}", "buckets.per-octave: 0 (expected: >= 1)"),
                change("{width: 5, max: 60}", "{width: 1e-5, max: 60}", "buckets.max: 60.0 (expected: at most"),
                change("name: buys, ", "", "tasks.name: null (expected:"),
                change(", field: bought", "", "tasks.buys.field: null (expected:"),
                change(", positive: \"yes\"", "", "tasks.buys.positive: null (expected: the label value"),
                change("kind: regression", "kind: regression, positive: a", "tasks.spends.positive: a (expected: none"),
                change(
                        "kind: regression",
                        "kind: ranking",
                        "tasks[1].kind: ranking (expected: binary or regression), line 10"),
                change("weight: 0.5", "weight: -1", "tasks.spends.weight: -1.0 (expected: > 0.0)"),
                change("weight: 0.5", "weight: 0", "tasks.spends.weight: 0.0 (expected: > 0.0)"),
                change("weight: 0.5", "min: 5, max: 5", "tasks.spends.max: 5.0 (expected: > min, which is 5.0)"),
                change("weight: 0.5", "max: 1e101", "tasks.spends.max: 1.0E101 (expected: a number within"),
                change(
                        "positive: \"yes\"",
                        "positive: \"yes\", max: 1",
                        "tasks.buys.max: 1.0 (expected: none for a binary task)"),
                change(
                        "positive: \"yes\"",
                        "positive: \"yes\", threshold: 1.5",
                        "tasks.buys.threshold: 1.5 (expected: 0 to 1, a probability from which on a row is called"
                                + " positive)"),
                change("positive: \"yes\"", "positive: \"yes\", threshold: .nan", "threshold"),
                change(
                        "weight: 0.5",
                        "threshold: 0.5",
                        "tasks.spends.threshold: 0.5 (expected: none for a regression task, whose rows are not called"
                                + " anything)"),
                change(
                        "weight: 0.5",
                        "wait: 0.5",
                        "tasks[1].wait: unknown key"
                                + " (expected: one of name, field, kind, positive, weight, negative, other,"
                                + " threshold, min, max, scale, attribution, at-end, late, correction), line 10"),
                change("ignored:", "ignore:", "ignore: unknown key (expected: " + KEYS + "), line 11"),
                change(
                        "capacity: 3",
                        "capacity: 3, size: 3",
                        "nominal[0].size: unknown key (expected: "
                                + "one of field, capacity, hashed, hash-seed, expire-after, admit-after), line 4"),
                change("nominal:", "nominal: 5\nother:", "other: unknown key (expected: " + KEYS + "), line 4"),
                change(
                        "ignored: [note]",
                        "ignored: note",
                        "ignored: another kind of value (expected: a list), line 11"),
                change(
                        "{width: 5, max: 60}",
                        "{widht: 5, max: 60}",
                        "continuous[0].buckets.widht: unknown key (expected: one of per-octave, width, max,"
                                + " per-e-fold), line 6"),
                change(
                        ", capacity: 3",
                        ", capasity: 3",
                        "nominal[0].capasity: unknown key (expected: "
                                + "one of field, capacity, hashed, hash-seed, expire-after, admit-after), line 4"),
                change("event-id: id", "event-id: [", "while parsing a flow sequence (expected: YAML), line 3"),
                change("continuous:", "nominal:", "Duplicate field 'nominal' (expected: each key once), line 5"),
                change("capacity: 3", "capacity: 3.5", "nominal[0].capacity: 3.5 (expected: a whole number), line 4"),
                change("[note]", "[note, ~]", "[note, null] (expected: no empty entries)"),
                change("- {field: gain}", "-", "null] (expected: no empty entries)"));
    }

    @ParameterizedTest
    @MethodSource("changesThatAreRefused")
    void refuses(String from, String to, String message) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(
                        () -> FeatureSpec.parse(GOOD.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(message);
    }

    @Test
    void refusesASpecWithoutFeaturesTasksOrAnything() {
        assertThatThrownBy(() -> FeatureSpec.parse("{event-id: a, event-time: b, nominal: [{field: c, capacity: 1}]}"))
                .hasMessage("tasks: none (expected: at least one task)");
        assertThatThrownBy(() -> FeatureSpec.parse(
                        "{event-id: a, event-time: b, tasks: [{name: t, field: c, kind: regression}]}"))
                .hasMessage("nominal, continuous, multi-valued: none (expected: at least one feature)");
        String empty = "empty (expected: a mapping with event-id, event-time, features and tasks)";
        assertThatThrownBy(() -> FeatureSpec.parse("")).hasMessage(empty);
        assertThatThrownBy(() -> FeatureSpec.parse("# nothing yet\n")).hasMessage(empty);
        assertThatThrownBy(() -> FeatureSpec.parse("~")).hasMessage(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "- event-id: a", GOOD + "---\n" + GOOD})
    void refusesWhatIsNotOneMapping(String yaml) {
        assertThatThrownBy(() -> FeatureSpec.parse(yaml))
                .hasNoCause()
                .hasMessageStartingWith("another document, or no mapping (expected: one YAML document, a mapping with");
    }

    @Test
    void refusesMoreEmbeddingRowsThanThereAreBlocksFor() {
        String fields = IntStream.range(0, 65)
                .mapToObj(i -> "{field: f" + i + ", capacity: 1000000}")
                .collect(Collectors.joining(", "));
        assertThatThrownBy(() -> FeatureSpec.parse("{event-id: a, event-time: b, nominal: [" + fields
                        + "], tasks: [{name: t, field: c, kind: regression}]}"))
                .hasMessageStartingWith(
                        "nominal, continuous: 65000130 embedding rows (expected: <= 64000000 together;");
    }

    @Test
    void readsAllParts() {
        FeatureSpec spec = FeatureSpec.parse(GOOD);
        assertThat(spec.eventId()).isEqualTo("id");
        assertThat(spec.eventTime()).isEqualTo("time");
        assertThat(spec.nominal()).containsExactly(new NominalField("colour", 3));
        assertThat(spec.continuous())
                .containsExactly(
                        new ContinuousField("age", new Buckets(null, 5.0, 60)),
                        new ContinuousField("gain", Buckets.standard()));
        assertThat(spec.tasks())
                .containsExactly(
                        Task.binary("buys", "bought", "yes"),
                        Task.regression("spends", "spent").weighing(0.5));
        assertThat(spec.ignored()).containsExactly("note");
        assertThat(spec.features().singleValued()).isEqualTo(3);
        assertThat(spec.embeddingRows()).isEqualTo(new FeatureEncoder(spec).tableRows());
        assertThat(spec.roles())
                .containsEntry("bought", "tasks.buys.field")
                .containsEntry("age", "continuous")
                .hasSize(8);
    }

    @Test
    void readsLabels() {
        FeatureSpec spec = FeatureSpec.parse(GOOD);
        LabelTest positive = LabelTest.of(spec.tasks().get(0).binary().positive());
        assertThat(Stream.of("yes", "no").map(text -> matches(positive, text))).containsExactly(true, false);
        assertThatThrownBy(() -> spec.tasks().get(1).binary())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("spends: REGRESSION (expected: BINARY)");
    }

    @Test
    void severalTasksMayHaveTheSameLabel() {
        FeatureSpec spec = FeatureSpec.parse(GOOD.replace("field: spent", "field: bought"));
        assertThat(spec.tasks()).extracting(Task::field).containsExactly("bought", "bought");
        assertThat(spec.roles()).containsEntry("bought", "tasks.buys.field").hasSize(7);
    }

    @Test
    void goesWithAnEventWhoseFieldsItNamesAllAndNoOther() {
        FeatureSpec spec = FeatureSpec.parse(GOOD);
        Set<String> fields = new HashSet<>(spec.roles().keySet());
        assertThatCode(() -> spec.checkAgainst(fields)).doesNotThrowAnyException();
        fields.add("height");
        assertThatThrownBy(() -> spec.checkAgainst(fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event field: height (expected: a role in the feature spec; list it under ignored?)");
        fields.remove("height");
        fields.remove("colour");
        assertThatThrownBy(() -> spec.checkAgainst(fields))
                .hasMessage("nominal: colour (expected: a field of the event schema)");
    }

    @Test
    void bundledCensusSpecIsSound() throws IOException {
        Path file = Path.of("..", "data", "census", "features.yaml");
        FeatureSpec spec = FeatureSpec.parse(Files.readString(file));
        assertThat(spec.nominal()).hasSize(32);
        assertThat(spec.continuous()).hasSize(7);
        assertThat(spec.tasks()).extracting(Task::name).containsExactly("income", "never_married");
        assertThat(spec.tasks()).extracting(Task::field).containsExactly("income_50k", "marital_stat");
        assertThat(spec.ignored()).containsExactly("instance_weight");
        assertThat(spec.roles()).hasSize(2 + 32 + 7 + 2 + 1);
    }

    private static boolean matches(LabelTest test, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return test.matches(bytes, 0, bytes.length);
    }

    private static Arguments change(String from, String to, String message) {
        return Arguments.of(from, to, message);
    }
}
