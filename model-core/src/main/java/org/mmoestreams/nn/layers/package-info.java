/** Layers for anyone's program, on batches of rows in ND4J arrays, usable without Kafka; see {@code docs/layers.md}. */
package org.mmoestreams.nn.layers;
