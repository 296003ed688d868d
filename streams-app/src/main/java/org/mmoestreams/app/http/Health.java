package org.mmoestreams.app.http;

/**
 * How a learner does.
 *
 * @param live whether it runs, or waits for brokers that it will go on with by itself; when false it must be started
 *     again
 * @param ready whether it has its partitions and a connection to the brokers
 * @param state the state of its Kafka Streams client
 */
public record Health(boolean live, boolean ready, String state) {}
