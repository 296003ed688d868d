/** The whole learner on a real broker, from events to predictions, metrics and stored models. */
package org.mmoestreams.workbench.integration;
