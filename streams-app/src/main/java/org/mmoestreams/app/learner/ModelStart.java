package org.mmoestreams.app.learner;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /**
     * Has a learner begin that has learnt nothing.
     *
     * @return the chunks that are not among the learner's changes, and are its state together with those
     */
    public SortedMap<String, byte[]> begin(OnlineLearner learner) {
        return saved.map(model -> model.start(learner, keepsOptimizer)).orElseGet(TreeMap::new);
    }
}
