package org.mmoestreams.workbench.shaping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Which feature a drift is about: a seed chooses, of those that had values of both parts when the drift began. For one
 * thread.
 */
final class SplitChoice {

    private final List<ValueSplit> candidates = new ArrayList<>();
    private Optional<ValueSplit> chosen = Optional.empty();

    /**
     * The choice of a seed.
     *
     * @param fields the features' fields, at least one
     * @param purpose what it is for: other purposes choose others
     * @param split divides a field's values
     */
    SplitChoice(List<String> fields, String purpose, long seed, Function<FieldPath, ValueSplit> split) {
        int first = SplitMix64.of(seed, purpose, 0).below(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            candidates.add(split.apply(FieldPath.of(fields.get((first + i) % fields.size()))));
        }
    }

    /** Notes an event from before the drift, or of it as long as nothing can be chosen. */
    void see(GenericRecord event) {
        candidates.forEach(candidate -> candidate.see(event));
    }

    /** The feature, for good once there is one; empty as long as none had values of both parts. */
    Optional<ValueSplit> choose() {
        if (chosen.isEmpty()) {
            chosen = candidates.stream().filter(ValueSplit::areBothThere).findFirst();
        }
        return chosen;
    }
}
