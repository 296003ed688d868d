package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.notBlank;

/**
 * A field whose values are numbers. It enters the network twice: as log1p standardised by running mean and deviation,
 * and as the embedding of its bucket.
 *
 * @param field the field's name in the event
 * @param buckets how its values are cut
 */
public record ContinuousField(String field, Buckets buckets) {

    /** Checks that the field has a name. */
    public ContinuousField {
        notBlank("continuous.field", field);
        buckets = buckets == null ? Buckets.standard() : buckets;
    }
}
