package org.mmoestreams.workbench.labels;

import java.util.Optional;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** How long after their events labels come. {@link DelayKind} lists the kinds. */
interface LabelDelay {

    /**
     * How long after its event one comes; empty when it never does.
     *
     * @param random numbers for this label alone
     * @throws IllegalArgumentException when the event says what is no delay
     */
    Optional<Wait> of(KeyedEvent event, SplitMix64 random);

    /** The column or field that says it, where one does. */
    default Optional<String> column() {
        return Optional.empty();
    }
}
