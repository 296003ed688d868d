package org.mmoestreams.app.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/**
 * Looks at the first events of a stream, for what a mistake in a producer, an event schema or a spec looks like, and
 * warns of it after 1,000 events. Each thing that is looked for is a listener of its own, which is shown no more events
 * once it is settled; most are with the first few. Safe for use by several threads; counts what came since the process
 * started, on all partitions together.
 */
public final class StreamWatch implements SoundEventListener {

    /** So many events, or values, or labels are worth a warning. */
    static final int ENOUGH = 1000;

    private volatile SoundEventListener[] open;

    private StreamWatch(List<SoundEventListener> listeners) {
        open = listeners.toArray(SoundEventListener[]::new);
    }

    /** Looks for all that can be wrong with events of a spec. */
    public static StreamWatch of(FeatureSpec spec, Observations observations) {
        List<SoundEventListener> listeners = new ArrayList<>();
        listeners.add(new EventTimes(spec.eventTime(), observations));
        for (int i = 0; i < spec.nominal().size(); i++) {
            String field = spec.nominal().get(i).field();
            int index = i;
            listeners.add(new MissingField(field, values -> values.isNominalMissing(index), observations));
            listeners.add(new DistinctValues(field, index, observations));
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            String field = spec.continuous().get(i).field();
            int index = i;
            listeners.add(new MissingField(field, values -> Double.isNaN(values.continuous(index)), observations));
        }
        for (int i = 0; i < spec.features().multiValued().size(); i++) {
            String field = spec.features().multiValued().get(i).field();
            int index = i;
            listeners.add(new MissingField(field, values -> values.isItemsMissing(index), observations));
        }
        for (int i = 0; i < spec.tasks().size(); i++) {
            Task task = spec.tasks().get(i);
            listeners.add(
                    task.isBinary() ? new TaskLabels(task, i, observations) : new TaskNumbers(task, i, observations));
        }
        return new StreamWatch(listeners);
    }

    /** Whether there is nothing left to look for. */
    @Override
    public boolean isSettled() {
        return open.length == 0;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        boolean settled = false;
        for (SoundEventListener listener : open) {
            listener.saw(event, recordTimestamp);
            settled |= listener.isSettled();
        }
        if (settled) {
            dropSettled();
        }
    }

    private synchronized void dropSettled() {
        open = Arrays.stream(open).filter(listener -> !listener.isSettled()).toArray(SoundEventListener[]::new);
    }
}
