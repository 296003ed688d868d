package org.mmoestreams.workbench.example;

import java.util.Locale;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.ExpertCounts;
import org.mmoestreams.model.ExpertTraining;
import org.mmoestreams.model.Frame;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.model.OmoeArchitecture;
import org.mmoestreams.model.PleArchitecture;
import org.mmoestreams.model.SharedBottomArchitecture;

/**
 * The networks that are compared on {@link SyntheticTasks}. MMoE's sizes are the paper's, 8 experts of 16 units and
 * towers of 8; those of the others are such that, with 100 inputs, all have as many weights, but for 3 %.
 */
public enum SyntheticNetwork {
    /** A layer for both tasks. */
    SHARED_BOTTOM(0.003),
    /** Experts and one gate. */
    OMOE(0.01),
    /** Experts and a gate for each task. */
    MMOE(0.01),
    /** Two levels of shared experts and experts of the tasks. */
    PLE(0.003);

    private final double rate;

    SyntheticNetwork(double rate) {
        this.rate = rate;
    }

    /** Its name, as {@code model.kind} has it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Adam's rate that the search of the documented run chose. */
    double rate() {
        return rate;
    }

    /** The network and its sizes; nothing is embedded, so an embedding's width plays no part. */
    Architecture architecture() {
        Frame frame = new Frame(8, 1, false);
        return switch (this) {
            case SHARED_BOTTOM -> new SharedBottomArchitecture(127, frame);
            case OMOE -> new OmoeArchitecture(8, 17, frame, ExpertTraining.PLAIN);
            case MMOE -> new MmoeArchitecture(8, 16, frame, ExpertTraining.PLAIN);
            case PLE -> new PleArchitecture(2, new ExpertCounts(4, 2, 13), frame, ExpertTraining.PLAIN);
        };
    }

    /** How many weights it has. */
    int weights(int inputs) {
        try (SyntheticLearner learner = SyntheticLearner.of(this, inputs, 1, rate, 0)) {
            return learner.weights();
        }
    }
}
