/** Sends the rows of a data set to Kafka as events. */
package org.mmoestreams.workbench.replay;
