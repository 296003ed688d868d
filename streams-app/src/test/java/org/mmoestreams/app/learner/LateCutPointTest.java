package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.EagerDrift;
import org.mmoestreams.app.testing.PassingValues;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/**
 * A learner of late labels that dies at any record, or within a commit, and has its predictions go out at any moment,
 * publishes and learns what one does that never died, whatever comes and whatever the rules are.
 */
class LateCutPointTest {

    private static final Duration LINGER = Duration.ofMillis(20);

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void publishesAndLearnsTheSameHoweverOftenItDies(@ForAll long seed) {
        check(seed, key -> false);
    }

    /** Rows, labels without events, and what is due when: in the store their keys begin with r, l and w. */
    @ParameterizedTest
    @ValueSource(strings = {"r", "l", "w", "counts"})
    void findsWhatIsNotPut(String lost) {
        String prefix = HexFormat.of().formatHex(lost.getBytes(UTF_8));
        assertThatThrownBy(() -> LongStream.range(0, 20).forEach(seed -> check(seed, key -> key.startsWith(prefix))))
                .as(lost)
                .isInstanceOfAny(AssertionError.class, NullPointerException.class, IllegalArgumentException.class);
    }

    private static void check(long seed, Predicate<String> lost) {
        SplittableRandom random = new SplittableRandom(seed);
        EventSchema schema = schema(random);
        Settings settings = settings(random);
        List<LateRecord> steps = LateStream.of(random, 60 + random.nextInt(100));
        try (RestartableLearner steady = learner(schema, settings);
                RestartableLearner mortal = learner(schema, settings).losing(lost)) {
            steps.forEach(step -> step.accept(steady));
            sendAmidDeaths(mortal, steps, random);
            for (RestartableLearner each : List.of(steady, mortal)) {
                each.advance(LINGER);
                each.commit();
            }
            String rules = schema.spec().tasks() + " " + settings.labels() + " " + settings.window();
            for (String sink : List.of(
                    LearnerNode.PREDICTIONS,
                    LearnerNode.SCORED_WINDOWS,
                    LearnerNode.DEAD_LETTERS,
                    LearnerNode.DRIFT,
                    LearnerNode.HISTORY)) {
                assertThat(sentTo(sink, mortal)).as("%s, %s", sink, rules).isEqualTo(sentTo(sink, steady));
            }
            assertThat(mortal.digest()).as(rules).isEqualTo(steady.digest());
            assertThat(mortal.waiting()).as(rules).containsExactlyEntriesOf(steady.waiting());
            assertThat(known(mortal)).as(rules).isEqualTo(known(steady));
        }
    }

    private static void sendAmidDeaths(RestartableLearner learner, List<LateRecord> steps, SplittableRandom random) {
        int committed = 0;
        for (int next = 0; next < steps.size(); next++) {
            steps.get(next).accept(learner);
            if (random.nextInt(10) == 0) {
                learner.advance(LINGER);
            }
            int fate = random.nextInt(20);
            boolean dies = fate == 0 || (fate == 1 && learner.diesAmidCommit(random.nextInt(10)));
            if (dies) {
                learner.crash();
                next = committed - 1;
            } else if (fate == 1) {
                committed = next + 1;
            } else if (fate < 6) {
                learner.commit();
                committed = next + 1;
            }
        }
    }

    /** The store without its deadlines, which are in other chunks after a restart. */
    private static List<String> known(RestartableLearner learner) {
        List<String> known = new ArrayList<>();
        learner.waitingForLabels().forEach((key, value) -> {
            if (!key.matches("(77|66|65).*")) {
                known.add(key + " " + HexFormat.of().formatHex(value));
            }
        });
        return known;
    }

    private static List<String> sentTo(String sink, RestartableLearner learner) {
        return learner.published().stream()
                .filter(line -> line.startsWith(sink + " "))
                .toList();
    }

    private static RestartableLearner learner(EventSchema schema, Settings settings) {
        return new RestartableLearner(schema, settings, Visits.START).committingWhenTold();
    }

    private static Settings settings(SplittableRandom random) {
        Reaction.Kind reaction = List.of(Reaction.Kind.values()).get(random.nextInt(4));
        return Settings.of(EagerDrift.any(random)
                .and(
                        Visits.smallModel(
                                "window.rows=" + (random.nextBoolean() ? 8 : 1 + random.nextInt(3)),
                                "window.max-stream-time=PT" + List.of(0, 30).get(random.nextInt(2)) + "S",
                                "topics.labels=labels",
                                "labels.learn=" + (random.nextBoolean() ? "when-labelled" : "when-complete"),
                                "labels.changed=" + (random.nextBoolean() ? "ignore" : "learn"),
                                "labels.retention=PT" + (60 + random.nextInt(200)) + "S",
                                "labels.wait-for-event=PT" + random.nextInt(60) + "S",
                                "labels.max-waiting=" + (random.nextBoolean() ? 1_000_000 : 1 + random.nextInt(30))),
                        reaction));
    }

    private static EventSchema schema(SplittableRandom random) {
        FeatureSpec spec = PassingValues.orNot(random);
        List<Task> tasks = List.of(
                spec.tasks().get(0).attributing(ofBuys(random)),
                spec.tasks().get(1).attributing(ofSpends(random)));
        return new EventSchema(
                Visits.SCHEMA, List.of(), new FeatureSpec(spec.row(), spec.features(), tasks, spec.ignored()));
    }

    private static Attribution ofBuys(SplittableRandom random) {
        Late late = List.of(Late.values()).get(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> ofSpends(random);
            case 1 ->
                new Attribution(
                        Duration.ZERO,
                        AtEnd.NEGATIVE,
                        Late.CORRECT,
                        List.of(Correction.values()).get(random.nextInt(3)));
            default -> new Attribution(Duration.ofSeconds(1 + random.nextInt(30)), AtEnd.NEGATIVE, late, null);
        };
    }

    private static Attribution ofSpends(SplittableRandom random) {
        AtEnd atEnd = random.nextBoolean() ? AtEnd.DROP : AtEnd.KEEP;
        Late late = random.nextBoolean() ? Late.COUNT : Late.DEAD_LETTER;
        return random.nextInt(3) == 0
                ? Attribution.none()
                : new Attribution(Duration.ofSeconds(1 + random.nextInt(40)), atEnd, late, null);
    }
}
