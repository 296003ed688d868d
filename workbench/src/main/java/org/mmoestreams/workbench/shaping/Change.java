package org.mmoestreams.workbench.shaping;

import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** What a drift does to events. For one thread. */
interface Change {

    /**
     * An event, as it is or changed. All events are shown, in their order.
     *
     * @param read what a learner reads in it
     * @param isDue whether it is to be changed
     * @param random numbers for this event alone
     */
    KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random);
}
