package org.mmoestreams.app.config;

import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.optim.OptimizerConfig;

/** The keys of what the learner itself declares: its window, its network, its update rule. */
final class LearnerKeys {

    private static final Key<Integer> WINDOW_ROWS = Key.of("window.rows", LearnerConfig.WINDOW_ROWS);
    private static final KindKeys<Architecture> MODEL =
            KindKeys.of("model", Architecture.kinds(), "The network that is learnt.");
    private static final Key<Long> SEED = Key.of("model.seed", LearnerConfig.SEED);
    private static final KindKeys<OptimizerConfig> OPTIMIZER =
            KindKeys.of("optimizer", OptimizerConfig.kinds(), "The rule that updates weights.");

    private LearnerKeys() {}

    static LearnerConfig read(KeyValues values) {
        int rows = values.of(WINDOW_ROWS);
        Architecture model = MODEL.read(values);
        long seed = values.of(SEED);
        return new LearnerConfig(model, OPTIMIZER.read(values), rows, seed);
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
}
