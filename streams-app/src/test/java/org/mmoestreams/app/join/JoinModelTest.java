package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.Task;

/**
 * Whatever comes in whatever order under whatever rules, the join learns and refuses what the rules say. All times are
 * whole seconds, which buckets end at, so that nothing is later than it has to be.
 */
class JoinModelTest {

    private static final double NONE = Double.NaN;

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void learnsAndRefusesWhatTheRulesSay(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        JoinRules rules = rules(chance);
        JoinUnderTest join = new JoinUnderTest(rules);
        PlainJoin model = new PlainJoin(rules);
        int ids = 1 + chance.nextInt(60);
        double now = 0;
        for (int i = 0; i < 150; i++) {
            now += chance.nextInt(10) == 0 ? chance.nextInt(40) : chance.nextInt(3);
            step(chance, join, model, "e" + chance.nextInt(ids), Math.max(0, now - ago(chance)));
        }
        for (int i = 0; i < 200; i++) {
            join.event("last" + i, now + 1000 + i, 1, 1);
            model.event("last" + i, now + 1000 + i, 1, 1);
        }
        assertThat(join.taught()).as("%s", rules).containsExactlyInAnyOrderElementsOf(model.taught());
        assertThat(join.said().stream().filter(said -> said.contains("_LABEL ")))
                .as("%s", rules)
                .containsExactlyInAnyOrderElementsOf(model.refused());
    }

    private static void step(SplittableRandom chance, JoinUnderTest join, PlainJoin model, String id, double second) {
        double[] labels = {label(chance), label(chance)};
        switch (chance.nextInt(20)) {
            case 0 -> {
                join.withdraw(id);
                model.withdraw(id);
            }
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> {
                join.label(id, second, labels);
                model.label(id, second, labels);
            }
            default -> {
                double[] own = chance.nextInt(3) == 0 ? labels : new double[] {NONE, NONE};
                join.event(id, second, own);
                model.event(id, second, own);
            }
        }
        if (chance.nextInt(8) == 0) {
            join.predictArrived();
        }
    }

    private static double ago(SplittableRandom chance) {
        return chance.nextInt(4) == 0 ? chance.nextInt(100) : 0;
    }

    private static double label(SplittableRandom chance) {
        return chance.nextInt(3) == 0 ? NONE : chance.nextInt(2);
    }

    private static JoinRules rules(SplittableRandom chance) {
        List<Task> tasks = Stream.of("click", "buy")
                .map(name -> Task.binary(name, name, "yes").attributing(attribution(chance)))
                .toList();
        Learn learn = List.of(Learn.values()).get(chance.nextInt(Learn.values().length));
        JoinRules.Limits limits = new JoinRules.Limits(
                Duration.ofSeconds(60 + chance.nextInt(60)), Duration.ofSeconds(chance.nextInt(60)), 1_000_000);
        return new JoinRules(tasks, learn, chance.nextBoolean(), limits);
    }

    private static Attribution attribution(SplittableRandom chance) {
        if (chance.nextInt(4) == 0) {
            return Attribution.none();
        }
        AtEnd atEnd = List.of(AtEnd.values()).get(chance.nextInt(AtEnd.values().length));
        boolean isNegative = atEnd == AtEnd.NEGATIVE;
        Duration window = Duration.ofSeconds(isNegative ? chance.nextInt(20) : 1 + chance.nextInt(20));
        List<Late> late = isNegative ? List.of(Late.values()) : List.of(Late.COUNT, Late.DEAD_LETTER);
        return new Attribution(window, atEnd, late.get(chance.nextInt(late.size())), null);
    }
}
