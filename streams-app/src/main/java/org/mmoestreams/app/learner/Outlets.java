package org.mmoestreams.app.learner;

import java.util.List;
import org.mmoestreams.app.committed.ModelListener;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.SoundEventListener;

/**
 * What leaves a learner beside what it predicts and learns.
 *
 * @param maxDeadLetterBytes the largest record batch that the dead-letter topic takes
 * @param headers which headers predictions take over from their events
 * @param slices nominal fields whose values go out with the scores
 * @param observations takes note of what happens, for all partitions
 * @param events is shown sound events, of all partitions
 * @param models is told which models there are
 */
public record Outlets(
        int maxDeadLetterBytes,
        CarriedHeaders headers,
        List<String> slices,
        Observations observations,
        SoundEventListener events,
        ModelListener models) {

    /** Keeps a copy of the list. */
    public Outlets {
        slices = List.copyOf(slices);
    }

    /** Outlets of a learner whose models nobody asks for. */
    public Outlets(
            int maxDeadLetterBytes,
            CarriedHeaders headers,
            List<String> slices,
            Observations observations,
            SoundEventListener events) {
        this(maxDeadLetterBytes, headers, slices, observations, events, ModelListener.NONE);
    }
}
