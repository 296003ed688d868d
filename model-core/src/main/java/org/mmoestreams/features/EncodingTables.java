package org.mmoestreams.features;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which rows of the embedding table values have, as things stand: what {@link FeatureEncoder#encodeFrozen} goes by, as
 * data, for programs that encode elsewhere. The rows of numbers are those of {@link NumberRows}.
 *
 * @param nominal of each nominal field
 * @param continuous of each continuous field
 * @param crosses of each cross
 * @param multiValued of each multi-valued field
 */
public record EncodingTables(
        List<NameTable> nominal, List<FieldRows> continuous, List<CrossTable> crosses, List<NameTable> multiValued) {

    /** Keeps copies. */
    public EncodingTables {
        nominal = List.copyOf(nominal);
        continuous = List.copyOf(continuous);
        crosses = List.copyOf(crosses);
        multiValued = List.copyOf(multiValued);
    }

    /** The rows of all fields, in the order of the table. */
    public List<FieldRows> ranges() {
        return Stream.of(
                        nominal.stream().map(NameTable::rows),
                        continuous.stream(),
                        crosses.stream().map(CrossTable::rows),
                        multiValued.stream().map(NameTable::rows))
                .flatMap(ranges -> ranges)
                .toList();
    }
}
