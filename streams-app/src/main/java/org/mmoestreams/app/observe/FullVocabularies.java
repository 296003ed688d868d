package org.mmoestreams.app.observe;

import java.util.List;
import java.util.function.IntToLongFunction;
import org.mmoestreams.features.Capacity;

/**
 * The vocabularies of one model, looked at after each 1,000 events: a field whose values found no room among those is
 * warned of. Costs a count an event, for what found no room is counted where it is looked up.
 */
public final class FullVocabularies {

    private final List<Capacity> fields;
    private final IntToLongFunction overflows;
    private final Observations observations;
    private final boolean[] said;
    private int events;

    /**
     * Begins to look.
     *
     * @param overflows of each, by its place, how many values have found no room since the process started
     */
    public FullVocabularies(List<Capacity> fields, IntToLongFunction overflows, Observations observations) {
        this.fields = fields;
        this.overflows = overflows;
        this.observations = observations;
        this.said = new boolean[fields.size()];
    }

    /** An event was encoded. */
    public void encoded() {
        if (++events == StreamWatch.ENOUGH) {
            events = 0;
            look();
        }
    }

    private void look() {
        for (int field = 0; field < said.length; field++) {
            long count = said[field] ? 0 : overflows.applyAsLong(field);
            if (count > 0) {
                said[field] = true;
                warn(fields.get(field), count);
            }
        }
    }

    private void warn(Capacity field, long count) {
        observations.wrong(
                "vocabulary of " + field.field(),
                "field " + field.field() + ": more distinct values than its capacity " + field.capacity() + "; in the"
                        + " last " + StreamWatch.ENOUGH + " events " + count + " values had no embedding row of their"
                        + " own, and all of these share one (expected: room for the values that matter; raise the"
                        + " field's `capacity` in event.spec, or let the producer send a coarser value, and run"
                        + " reset)");
    }
}
