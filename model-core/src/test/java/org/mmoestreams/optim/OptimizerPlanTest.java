package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptimizerPlanTest {

    private static final OptimizerConfig ADAM = Adam.KIND.standard();
    private static final OptimizerConfig FTRL = Ftrl.KIND.standard();

    @Test
    void groupsWithoutARuleOfTheirOwnHaveTheGeneralOne() {
        OptimizerPlan plan = plan(Optional.of(FTRL), Optional.empty());
        assertThat(plan.of(ParameterGroup.WIDE)).isEqualTo(FTRL);
        assertThat(plan.of(ParameterGroup.EMBEDDINGS)).isEqualTo(ADAM);
        assertThat(plan.of(ParameterGroup.DENSE)).isEqualTo(ADAM);
    }

    @Test
    void formNamesTheGroupsWhoseSlotsAreOthers() {
        assertThat(OptimizerPlan.all(ADAM).form()).isEqualTo("adam");
        assertThat(plan(Optional.of(FTRL), Optional.empty()).form()).isEqualTo("adam, wide ftrl");
        assertThat(plan(Optional.of(new Adam(1, 0.5, 0.5, 1)), Optional.of(new Sgd(1, 0.9, false)))
                        .form())
                .isEqualTo("adam, embeddings sgd-momentum");
    }

    @Test
    void scheduleHoldsForAllGroups() {
        Schedule half = new Schedule(Schedule.Form.STEP, 1, 0.5, 0);
        Optimizers optimizers =
                Optimizers.of(new OptimizerPlan(new Sgd(1), Optional.of(new Sgd(4)), Optional.empty(), half));
        optimizers.begin(2);
        assertThat(optimizers.of(ParameterGroup.WIDE).mostStep(1)).isEqualTo(2);
        assertThat(optimizers.of(ParameterGroup.EMBEDDINGS).mostStep(1)).isEqualTo(0.5);
        assertThat(optimizers.of(ParameterGroup.DENSE).mostStep(1)).isEqualTo(0.5);
    }

    private static OptimizerPlan plan(Optional<OptimizerConfig> wide, Optional<OptimizerConfig> embeddings) {
        return new OptimizerPlan(ADAM, wide, embeddings, Schedule.CONSTANT);
    }
}
