package org.mmoestreams.workbench.shaping;

import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** Events that drift from a row on. Those that no learner could read stay as they are. For one thread. */
final class Drifted extends WrappedEvents {

    private final EventTimes reader;
    private final Drift drift;
    private final Change change;
    private final long seed;

    /** @throws IllegalArgumentException when there is nothing in such events to change */
    Drifted(EventSource events, EventFormat format, Drift drift, long seed) {
        super(events);
        this.reader = new EventTimes(format);
        this.drift = drift;
        this.change = drift.kind().of(format, seed);
        this.seed = seed;
    }

    @Override
    public KeyedEvent next() {
        KeyedEvent event = events().next();
        FieldValues read;
        try {
            read = reader.read(event).values();
        } catch (BadEventException e) {
            return event;
        }
        SplitMix64 random = SplitMix64.of(seed, drift.text(), event.index());
        return change.of(event, read, drift.schedule().isDue(event.index(), random), random);
    }
}
