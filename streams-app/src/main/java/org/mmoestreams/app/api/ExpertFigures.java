package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.committed.RecordTail;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;

/** How each task's gate uses the experts of each model, as published last; of the first ones where there are many. */
record ExpertFigures(RecordTail<ExpertMetrics> experts, Meters meters) implements Scrape.Figures {

    private static final int MOST_EXPERTS = 64;

    @Override
    public void refresh() {
        List<Meters.Value> entropies = new ArrayList<>();
        List<Meters.Value> effective = new ArrayList<>();
        List<Meters.Value> dead = new ArrayList<>();
        List<Meters.Value> weights = new ArrayList<>();
        for (ExpertMetrics each : experts.newest()) {
            Tags tags = Tags.of("partition", Integer.toString(each.getPartition()), "task", each.getTask());
            entropies.add(new Meters.Value(tags, each.getGateEntropy()));
            effective.add(new Meters.Value(tags, each.getEffectiveExperts()));
            dead.add(new Meters.Value(
                    tags,
                    each.getExperts().stream().filter(ExpertShare::getDead).count()));
            for (int expert = 0;
                    expert < Math.min(MOST_EXPERTS, each.getExperts().size());
                    expert++) {
                weights.add(new Meters.Value(
                        tags.and("expert", Integer.toString(expert)),
                        each.getExperts().get(expert).getMeanWeight()));
            }
        }
        meters.gauge("mmoe_gate_entropy", "Mean entropy of a row's gate weights, in nats.", entropies);
        meters.gauge("mmoe_effective_experts", "Exponential of the entropy of the mean gate weights.", effective);
        meters.gauge("mmoe_dead_experts", "Experts that the gate has not used for many windows.", dead);
        meters.gauge("mmoe_expert_weight", "Mean weight that the gate gives an expert, 0 to 1.", weights);
    }
}
