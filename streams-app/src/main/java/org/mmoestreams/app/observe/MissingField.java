package org.mmoestreams.app.observe;

import java.util.function.Predicate;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.features.FieldValues;

/** A field that has had no value, until it has one. */
final class MissingField implements SoundEventListener {

    private final String field;
    private final Predicate<FieldValues> isMissing;
    private final Observations observations;
    private long events;
    private volatile boolean said;
    private volatile boolean settled;

    MissingField(String field, Predicate<FieldValues> isMissing, Observations observations) {
        this.field = field;
        this.isMissing = isMissing;
        this.observations = observations;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        if (!isMissing.test(event.values())) {
            settle();
        } else if (!said) {
            count();
        }
    }

    private synchronized void settle() {
        settled = true;
        observations.settled(name(), "field " + field + ": a value has come");
    }

    private synchronized void count() {
        if (!settled && ++events == StreamWatch.ENOUGH) {
            said = true;
            observations.wrong(
                    name(),
                    "field " + field + ": missing in each of the first " + StreamWatch.ENOUGH
                            + " events (expected: a value in some; does the producer fill it in, under this name? One"
                            + " that never has a value can be `ignored` in event.spec: run reset then)");
        }
    }

    private String name() {
        return "values of " + field;
    }
}
