package org.mmoestreams.nn;

import org.mmoestreams.features.FeatureSpec;

/**
 * The sizes of what comes into a network.
 *
 * @param batchRows most rows in a batch, at least 1
 * @param tableRows rows of the tables: values of all embedded fields together
 * @param fields embedded fields
 * @param numbers continuous fields that enter as numbers
 */
public record InputShape(int batchRows, int tableRows, int fields, int numbers) {

    /** The sizes of what a spec's rows are encoded to. */
    public static InputShape of(FeatureSpec spec, int tableRows, int batchRows) {
        return new InputShape(
                batchRows, tableRows, spec.embeddedFields(), spec.continuous().size());
    }

    /** Most different table rows that the fields of a batch can name. */
    public int namedRows() {
        return (int) Math.min(tableRows, (long) batchRows * fields);
    }
}
