package org.mmoestreams.app.doctor;

import org.mmoestreams.app.config.Settings;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.model.MmoeArchitecture;

/**
 * How large a model is, about.
 *
 * @param rows of a window
 * @param inputs numbers that a row is multiplied as
 * @param outputs numbers that this makes
 * @param tableWeights weights of all embedded values
 */
record ModelSize(int rows, int inputs, int outputs, long tableWeights) {

    private static final int WIDTH = 8;
    private static final int OUTPUTS = 144;

    static ModelSize of(Settings settings) {
        FeatureSpec spec = settings.event().read().spec();
        int tasks = spec.networkTasks().size();
        int width = WIDTH;
        int wide = 0;
        int outputs = OUTPUTS;
        if (settings.learner().architecture() instanceof MmoeArchitecture shape) {
            width = shape.embeddingWidth();
            wide = shape.wide() ? tasks : 0;
            outputs = shape.experts() * (shape.expertUnits() + tasks);
        }
        int embedded = spec.nominal().size()
                + spec.features().crosses().size()
                + spec.features().multiValued().size();
        return new ModelSize(
                settings.learner().windowRows(),
                embedded * width + spec.continuous().size(),
                outputs,
                (long) spec.embeddingRows() * (width + wide));
    }
}
