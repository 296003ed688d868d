/** The configuration: its keys, where their values come from, and what Kafka gets to see of them. */
package org.mmoestreams.app.config;
