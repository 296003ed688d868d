package org.mmoestreams;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Moments;

/** Which continuous fields of the last window had absurd values. */
final class ClippedInputs {

    private ClippedInputs() {}

    /** Those that moments have clipped, in the values' own unit. */
    static List<Clipped> of(FeatureSpec spec, Moments inputs, FeatureEncoder encoder) {
        List<Clipped> found = new ArrayList<>();
        for (int column = 0; column < spec.continuous().size(); column++) {
            Moments.Clip clip = inputs.clip(column);
            if (clip != null) {
                String field = spec.continuous().get(column).field();
                double value = encoder.value(column, clip.value());
                found.add(new Clipped(field, false, clip.count(), value, encoder.value(column, clip.near())));
            }
        }
        return found;
    }
}
