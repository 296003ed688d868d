/** Merges the scored windows of all partitions into metrics per task. */
package org.mmoestreams.app.metrics;
