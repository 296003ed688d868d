package org.mmoestreams.drift;

/** What a detector says of a value, from the mildest to the gravest. */
public enum Signal {

    /** Nothing points to a change. */
    STABLE,

    /** A change may have begun. Detectors without a level for warnings never say this. */
    WARNING,

    /** The values have changed: an alarm. */
    DRIFT
}
