package org.mmoestreams.workbench.example;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Ftrl;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.Schedule;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.RowDataSet;

/**
 * MetaSpore's multi-task demonstration: each column of the census an embedding by the hash of its value, numbers by the
 * whole part of their logarithm, embeddings learnt by FTRL. With its values as they are, and with experts, gates and
 * towers that learn, which they do not there; what it publishes beside it. Source: demo/multitask/mmoe of
 * meta-soul/MetaSpore at commit 9b83c1d.
 */
public final class MetasporeExample implements Example {

    private static final List<Published> PUBLISHED = List.of(
            new Published("MetaSpore publishes, 100 epochs", "never_married", 0.9827, 0.9823),
            new Published("MetaSpore publishes, 100 epochs", "income", 0.8611, 0.8627));

    private final LearningOptions options;

    /** The example. */
    public MetasporeExample(LearningOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "metaspore";
    }

    @Override
    public Outcome run(Progress progress) {
        List<Trained> trained = new EpochComparison(data(), options, progress)
                .run(List.of(
                        Contender.of("its values", published(options.seed())),
                        Contender.of("its network, learning", learning(options.seed()))));
        return new Outcome(
                List.of(EpochFigureTable.of(trained, PUBLISHED)),
                List.of(EpochFigureTable.plot(name(), trained)),
                trained);
    }

    /** The census by {@code examples/metaspore/features.yaml}. */
    static RowDataSet data() {
        return DataSets.usual()
                .readAs(EventFormat.ofResources("/schemas/CensusEvent.avsc", "/examples/metaspore/features.yaml"));
    }

    /** Those of {@code examples/metaspore/metaspore.yaml}. */
    static LearnerConfig published(long seed) {
        return config(1e-6, new Ftrl(0.5, 1e-7, 1, 120, 1), seed);
    }

    /** The same with rates at which a network learns in some epochs. */
    static LearnerConfig learning(long seed) {
        return config(0.001, new Ftrl(0.05, 1e-7, 0, 0, 0), seed);
    }

    private static LearnerConfig config(double rate, Ftrl embeddings, long seed) {
        OptimizerPlan optimizers = new OptimizerPlan(
                new Adam(rate, 0.9, 0.999, 1e-8), Optional.empty(), Optional.of(embeddings), Schedule.CONSTANT);
        return new LearnerConfig(new MmoeArchitecture(2, 4, 8, 2, false), optimizers, 128, seed);
    }
}
