/**
 * Predicts and learns the events of one partition: the training window, the model's store, and the processor of both.
 */
package org.mmoestreams.app.learner;
