/** The model core's one face: an online multi-task learner that knows nothing of Kafka. */
package org.mmoestreams;
