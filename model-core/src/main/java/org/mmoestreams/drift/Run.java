package org.mmoestreams.drift;

import java.nio.ByteBuffer;

/**
 * What a detector knows of the values since it was begun or since its last alarm. Runs share nothing, and all that one
 * knows is in what it writes.
 */
public interface Run {

    /** Takes the next value, which is one that {@link DetectorConfig#takes} allows. */
    Signal add(double value);

    /** What {@link Change#before} is to be; asked for when {@link #add} has just said {@link Signal#DRIFT}. */
    double before();

    /** What {@link Change#after} is to be; asked for when {@link #add} has just said {@link Signal#DRIFT}. */
    double after();

    /** The most bytes that {@link #write} puts now. */
    int bytes();

    /** Puts all that it knows, for {@link DetectorConfig#resume}; equal bytes for equal knowledge. */
    void write(ByteBuffer out);
}
