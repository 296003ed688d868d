package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EXPERT_DROPOUT;
import static org.mmoestreams.model.NetworkSettings.LOAD_BALANCE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.mmoestreams.nn.MixtureTraining;
import org.mmoestreams.nn.Start;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Setting;

/**
 * What has gates use more of their experts, in training alone.
 *
 * @param loadBalance what it weighs in the loss that a gate gives some experts more than others, at least 0; 0: nothing
 * @param expertDropout the chance with which an expert is left out of a row in training, 0 to below 1; 0: none is
 */
public record ExpertTraining(
        @JsonInclude(Include.NON_DEFAULT) double loadBalance,
        @JsonInclude(Include.NON_DEFAULT) double expertDropout) {

    /** Experts are used as the tasks' losses have it. */
    public static final ExpertTraining PLAIN = new ExpertTraining(0, 0);

    /** What can be set of it. */
    static final List<Setting<?>> SETTINGS = List.of(LOAD_BALANCE, EXPERT_DROPOUT);

    /** Checks the ranges. */
    public ExpertTraining {
        LOAD_BALANCE.checked(loadBalance);
        EXPERT_DROPOUT.checked(expertDropout);
    }

    /** As it was chosen. */
    static ExpertTraining of(Choices chosen) {
        return new ExpertTraining(chosen.of(LOAD_BALANCE), chosen.of(EXPERT_DROPOUT));
    }

    /**
     * That of a mixture.
     *
     * @param name seeds what is left out: mixtures of other names leave out others
     */
    MixtureTraining ofMixture(Start start, String name) {
        return new MixtureTraining(
                loadBalance, expertDropout, start.initializer().seed(name));
    }
}
