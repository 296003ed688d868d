package org.mmoestreams.workbench.example;

import java.util.List;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.ExpertTraining;
import org.mmoestreams.model.Frame;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.workbench.data.DataSets;

/**
 * keras-mmoe's demonstration on the census, without its mistakes in the data, and beside it the network and optimizer
 * that learn it best here: AUC of both tasks after each epoch. Source of the first: census_income_demo.py of
 * drawbridge/keras-mmoe at commit 2718f56.
 */
public final class CensusExample implements Example {

    private static final double KERAS_EPSILON = 1e-7;
    /** 960 batches of 256 rows, in epochs of the 199,523 rows for which that was chosen. */
    private static final double AVERAGED_EPOCHS = 960 * 256 / 199_523.0;

    private final LearningOptions options;

    /** The example. */
    public CensusExample(LearningOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "census";
    }

    @Override
    public Outcome run(Progress progress) {
        List<Trained> trained = new EpochComparison(DataSets.usual(), options, progress)
                .run(List.of(
                        Contender.of("keras-mmoe's settings", ofKeras(options.seed())),
                        new Contender("ours", ours(options.seed()), AVERAGED_EPOCHS)));
        return new Outcome(
                List.of(EpochFigureTable.of(trained, List.of())),
                List.of(EpochFigureTable.plot(name(), trained)),
                trained);
    }

    /** 8 experts of 4 units, towers of 8, Adam at 0.001, Keras' batches of 32. Nothing wide. */
    static LearnerConfig ofKeras(long seed) {
        return new LearnerConfig(
                new MmoeArchitecture(8, 4, 8, 8, false), new Adam(0.001, 0.9, 0.999, KERAS_EPSILON), 32, seed);
    }

    /** Those of {@code docs/examples/census-batch.yaml}, which has a feature spec of its own beside. */
    static LearnerConfig ours(long seed) {
        return new LearnerConfig(
                new MmoeArchitecture(32, 16, new Frame(8, 16, true), new ExpertTraining(0, 0.5)),
                new Adagrad(0.05, 1e-7, 1e-8),
                256,
                seed);
    }
}
