/** Layers: parameters with optimiser state, embeddings, experts with gates, their mixture, and towers. */
package org.mmoestreams.nn;
