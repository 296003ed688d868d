package org.mmoestreams.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.Schedule;
import org.mmoestreams.settings.Kind;

/** The keys of what the learner itself declares: its window, its network, its update rules. */
final class LearnerKeys {

    private static final Key<Integer> WINDOW_ROWS = Key.of("window.rows", LearnerConfig.WINDOW_ROWS);
    private static final KindKeys<Architecture> MODEL =
            KindKeys.of("model", Architecture.kinds(), "The network that is learnt.");
    private static final Key<Long> SEED = Key.of("model.seed", LearnerConfig.SEED);
    private static final KindKeys<OptimizerConfig> OPTIMIZER =
            KindKeys.of("optimizer", OptimizerConfig.kinds(), "The rule that updates weights.");
    private static final KindKeys<Schedule> SCHEDULE = KindKeys.of(
            "optimizer.schedule", Schedule.kinds(), "How the learning rates of all weights fall with the steps.");
    private static final KindKeys<Optional<OptimizerConfig>> WIDE = KindKeys.of(
            "optimizer.wide",
            ofAGroup(),
            "The rule that updates wide weights. `same`: that of `optimizer.kind`, with its numbers.");
    private static final KindKeys<Optional<OptimizerConfig>> EMBEDDINGS = KindKeys.of(
            "optimizer.embeddings",
            ofAGroup(),
            "The rule that updates embeddings. `same`: that of `optimizer.kind`, with its numbers.");

    private LearnerKeys() {}

    static LearnerConfig read(KeyValues values) {
        int rows = values.of(WINDOW_ROWS);
        Architecture model = MODEL.read(values);
        long seed = values.of(SEED);
        OptimizerConfig general = OPTIMIZER.read(values);
        Schedule schedule = SCHEDULE.read(values);
        OptimizerPlan plan = new OptimizerPlan(general, WIDE.read(values), EMBEDDINGS.read(values), schedule);
        return new LearnerConfig(model, plan, rows, seed);
    }

    /** The name of a setting's key; empty when the learner has no such setting. */
    static Optional<String> keyOf(String setting) {
        if (setting.equals(LearnerConfig.WINDOW_ROWS.name())) {
            return Optional.of(WINDOW_ROWS.name());
        }
        return Stream.of(MODEL, OPTIMIZER)
                .flatMap(keys -> keys.keyOf(setting).stream())
                .findFirst();
    }

    private static List<Kind<? extends Optional<OptimizerConfig>>> ofAGroup() {
        List<Kind<? extends Optional<OptimizerConfig>>> kinds = new ArrayList<>();
        kinds.add(new Kind<Optional<OptimizerConfig>>("same", List.of(), chosen -> Optional.empty()));
        OptimizerConfig.kinds()
                .forEach(rule -> kinds.add(new Kind<Optional<OptimizerConfig>>(
                        rule.name(),
                        rule.settings(),
                        chosen -> Optional.of(rule.factory().apply(chosen)))));
        return kinds;
    }
}
