package org.mmoestreams.app.learner;

import java.util.Optional;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StartSettings;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.features.FeatureSpec;

/**
 * What a learner is where no model is stored yet.
 *
 * @param config the model and its optimiser
 * @param saved the model to begin with; empty: one that has learnt nothing
 * @param keepsOptimizer whether the optimiser goes on from that model's state
 */
public record ModelStart(LearnerConfig config, Optional<SavedModel> saved, boolean keepsOptimizer) {

    /** A model that has learnt nothing. */
    public static ModelStart fresh(LearnerConfig config) {
        return new ModelStart(config, Optional.empty(), true);
    }

    /**
     * What the settings say.
     *
     * @throws IllegalArgumentException naming key and file when a model's file is none, is damaged, or goes with
     *     another spec, architecture or, where its state is kept, optimiser
     */
    public static ModelStart of(Settings settings, FeatureSpec spec) {
        StartSettings start = settings.start();
        Optional<SavedModel> saved = start.from().map(file -> SavedModel.read(StartSettings.key(), file));
        saved.ifPresent(model -> model.checkStarts(ModelIdentity.of(spec, settings.learner()), start.optimizerState()));
        return new ModelStart(settings.learner(), saved, start.optimizerState());
    }

    /** The number of the first window. */
    public long firstWindow() {
        return saved.map(SavedModel::windows).orElse(0L);
    }

    /** A learner that has learnt what the model to begin with has, which the caller closes. */
    public OnlineLearner learner(FeatureSpec spec) {
        return saved.isPresent()
                ? saved.get().learner(spec, config, keepsOptimizer)
                : OnlineLearner.create(spec, config);
    }
}
