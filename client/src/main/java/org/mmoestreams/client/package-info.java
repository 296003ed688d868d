/**
 * What both sides of the topics share: names of topics, events and records as bytes, and stored models as they are read back.
 * Needs Avro and Kafka's clients; no Kafka Streams.
 */
package org.mmoestreams.client;
