package org.mmoestreams.app.doctor;

import org.mmoestreams.app.config.Settings;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.model.Architecture;

/**
 * How large a model is, about.
 *
 * @param rows of a window
 * @param inputs numbers that a row is multiplied as
 * @param outputs numbers that this makes
 * @param tableWeights weights of all embedded values
 */
record ModelSize(int rows, int inputs, int outputs, long tableWeights) {

    static ModelSize of(Settings settings) {
        FeatureSpec spec = settings.event().read().spec();
        Architecture network = settings.learner().architecture();
        int tasks = spec.networkTasks().size();
        int embedded = spec.nominal().size()
                + spec.features().crosses().size()
                + spec.features().multiValued().size();
        return new ModelSize(
                settings.learner().windowRows(),
                embedded * network.frame().embeddingWidth() + spec.continuous().size(),
                (int) Math.min(Integer.MAX_VALUE, network.linearOutputs(tasks)),
                spec.embeddingRows() * network.weightsOfValue(tasks));
    }
}
