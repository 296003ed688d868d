/** Learning from rows in files without Kafka: in epochs or passes, with figures of each, and models that are saved. */
package org.mmoestreams.workbench.batch;
