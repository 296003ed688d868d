package org.mmoestreams.workbench.batch;

import java.util.Optional;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.workbench.data.DataSet;

/**
 * A training.
 *
 * @param data what the rows are
 * @param paths which they are
 * @param learner model, optimiser, and the rows of a batch
 * @param start the model to begin with; empty: one that has learnt nothing
 * @param keepOptimizerState whether the optimiser goes on from that model's state
 * @param saving what is kept in files
 */
public record TrainOptions(
        DataSet data,
        RowPaths paths,
        LearnerConfig learner,
        Optional<SavedModel> start,
        boolean keepOptimizerState,
        Saving saving) {

    /**
     * Checks what can be told of the files without reading them whole, and that the model to begin with will do.
     *
     * @throws IllegalArgumentException naming option, file and what is wrong
     */
    public TrainOptions {
        paths.checkFiles(data);
        TrainFolder.check(saving);
        ModelIdentity identity = ModelIdentity.of(data.format().schema().spec(), learner);
        start.ifPresent(model -> model.checkStarts(identity, keepOptimizerState));
    }
}
