package org.mmoestreams.workbench.data;

/**
 * An event, ready to be sent.
 *
 * @param index of its row, over the whole source and counted from 0
 * @param key its id in UTF-8; not copied
 * @param value the event in Avro's single-object encoding; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record KeyedEvent(long index, byte[] key, byte[] value) {}
