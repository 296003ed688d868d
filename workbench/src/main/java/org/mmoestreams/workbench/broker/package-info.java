/** Kafka brokers in child JVMs: no Docker, no installation, data kept in a folder. */
package org.mmoestreams.workbench.broker;
