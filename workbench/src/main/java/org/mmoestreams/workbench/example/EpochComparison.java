package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.workbench.batch.EpochRules;
import org.mmoestreams.workbench.batch.EpochTraining;
import org.mmoestreams.workbench.batch.RowPaths;
import org.mmoestreams.workbench.batch.Saving;
import org.mmoestreams.workbench.batch.TrainOptions;
import org.mmoestreams.workbench.batch.Watch;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.stage.TemporaryFolder;

/** Has contenders learn the same rows in epochs, one after the other, as {@code train} does. */
final class EpochComparison {

    private static final Watch AUC = Watch.parse("auc");

    private final RowDataSet data;
    private final LearningOptions options;
    private final Progress progress;

    EpochComparison(RowDataSet data, LearningOptions options, Progress progress) {
        this.data = data;
        this.options = options;
        this.progress = progress;
    }

    /** What came of each, in their order. */
    List<Trained> run(List<Contender> contenders) {
        List<Trained> all = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create("mmoe-example")) {
            RowPaths paths = options.rows().paths(data, options.seed(), folder.path());
            long rows = options.rows().count(data);
            for (Contender contender : contenders) {
                progress.say(contender.name());
                all.add(trained(contender, paths, rows));
            }
        }
        return all;
    }

    private Trained trained(Contender contender, RowPaths paths, long rows) {
        TrainOptions training = new TrainOptions(data, paths, contender.learner(), Optional.empty(), true, Saving.NONE);
        EpochRules rules = new EpochRules(
                options.epochs(),
                options.seed(),
                options.patience(),
                AUC,
                contender.averagedBatches(rows),
                options.printRows());
        return Trained.of(contender.name(), EpochTraining.run(training, rules, progress::say));
    }
}
