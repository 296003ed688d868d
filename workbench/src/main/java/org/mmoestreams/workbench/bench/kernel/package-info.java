/** How fast the model predicts and learns, without Kafka, beside the matrix products of its shape alone. */
package org.mmoestreams.workbench.bench.kernel;
