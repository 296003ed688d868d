package org.mmoestreams.client.serde;

import java.util.Optional;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.features.FieldValues;

/** An event that was read and checked, as it is until the next one is read. */
public interface SoundEvent {

    /** Its time in milliseconds since the epoch. */
    long time();

    /** In which unit its time was counted; empty where it was text. */
    Optional<EventTime.Unit> timeUnit();

    /** Values and labels. */
    FieldValues values();

    /** The label of a binary task as it came; of use only where the label is known. */
    String labelText(int task);
}
