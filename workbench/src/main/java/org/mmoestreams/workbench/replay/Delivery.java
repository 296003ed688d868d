package org.mmoestreams.workbench.replay;

/**
 * How far a replay has come.
 *
 * @param sent events handed to the producer
 * @param acknowledged events among them that the brokers have acknowledged
 * @param nextRow index of the first row whose event was not: where to go on
 */
public record Delivery(long sent, long acknowledged, long nextRow) {}
