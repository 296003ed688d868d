package org.mmoestreams.workbench.shaping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RecordFields;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Events of half of a feature's values come no more: each makes room for an earlier one of the other half, under its
 * own id and at its own time. So features are distributed otherwise, and labels follow from them as before. The seed
 * chooses the feature, of those that had values in both halves when the drift began.
 */
final class CovariateShift implements Change {

    private static final int MOST_KEPT = 1_000;
    private static final int TRIES = 100;

    private final FieldPath id;
    private final FieldPath time;
    private final SplitChoice features;
    private final List<KeyedEvent> earlier = new ArrayList<>();
    private long seen;

    /** @param fields the features' fields, of which the seed chooses */
    CovariateShift(EventFormat format, List<String> fields, long seed) {
        id = FieldPath.of(format.schema().spec().eventId());
        time = FieldPath.of(format.schema().spec().eventTime());
        features = new SplitChoice(fields, "feature that shifts", seed, field -> ValueSplit.halves(field, seed));
    }

    @Override
    public KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random) {
        Optional<ValueSplit> chosen = isDue ? features.choose() : Optional.empty();
        if (chosen.isEmpty()) {
            features.see(event.record());
            keep(event, random);
            return event;
        }
        if (chosen.get().isInFirst(event.record())) {
            keep(event, random);
            return event;
        }
        for (int i = 0; i < TRIES && !earlier.isEmpty(); i++) {
            KeyedEvent other = earlier.get(random.below(earlier.size()));
            if (chosen.get().isInFirst(other.record())) {
                return inPlaceOf(event, other);
            }
        }
        return event;
    }

    /** Keeps some of the events so far, each of them with the same chance. */
    private void keep(KeyedEvent event, SplitMix64 random) {
        seen++;
        if (earlier.size() < MOST_KEPT) {
            earlier.add(copy(event));
        } else if (random.unit() * seen < MOST_KEPT) {
            earlier.set(random.below(MOST_KEPT), copy(event));
        }
    }

    private KeyedEvent inPlaceOf(KeyedEvent event, KeyedEvent other) {
        GenericRecord record = copy(other).record();
        RecordFields.put(record, id, id.in(event.record()));
        RecordFields.put(record, time, time.in(event.record()));
        return new KeyedEvent(event.index(), event.key(), record, event.format(), other.beside());
    }

    private static KeyedEvent copy(KeyedEvent event) {
        return event.with(event.format().record(event.value()));
    }
}
