package org.mmoestreams.app.topology;

import java.util.function.IntConsumer;
import org.mmoestreams.app.committed.ModelListener;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.app.observe.Observations;

/**
 * Who looks at what the nodes of the topology do.
 *
 * @param inputs throws when a learner must not go on from what is stored
 * @param metrics throws when the metrics must not go on from what is stored, given the partition
 * @param observations takes note of what happens
 * @param models is told which models there are
 * @param metricsEnded is called when metrics are no longer measured here
 */
public record NodeChecks(
        InputCheck inputs,
        IntConsumer metrics,
        Observations observations,
        ModelListener models,
        Runnable metricsEnded) {

    /** Checks of a learner whose models and metrics nobody asks for. */
    public NodeChecks(InputCheck inputs, IntConsumer metrics, Observations observations) {
        this(inputs, metrics, observations, ModelListener.NONE, () -> {});
    }

    /** Accepts everything: where there is no broker. */
    static NodeChecks none() {
        return new NodeChecks(InputCheck.NONE, partition -> {}, new Observations());
    }
}
