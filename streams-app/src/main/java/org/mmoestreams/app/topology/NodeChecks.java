package org.mmoestreams.app.topology;

import java.util.function.IntConsumer;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.app.observe.Observations;

/**
 * Who looks at what the nodes of the topology do.
 *
 * @param inputs throws when a learner must not go on from what is stored
 * @param metrics throws when the metrics must not go on from what is stored, given the partition
 * @param observations takes note of what happens
 */
public record NodeChecks(InputCheck inputs, IntConsumer metrics, Observations observations) {

    /** Accepts everything: where there is no broker. */
    static NodeChecks none() {
        return new NodeChecks(InputCheck.NONE, partition -> {}, new Observations());
    }
}
