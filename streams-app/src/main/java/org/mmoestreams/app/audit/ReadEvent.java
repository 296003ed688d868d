package org.mmoestreams.app.audit;

/**
 * An event that was read again.
 *
 * @param number its place among all sound events of its partition, from 0
 * @param id its id
 * @param time its time, in milliseconds since the epoch
 * @param since its time, or stream time when it came, whichever is later: it waits from then on
 */
record ReadEvent(long number, String id, long time, long since) {}
