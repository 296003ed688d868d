/** Child JVMs, and Kafka brokers that run in them: no Docker, no installation, data kept in a folder. */
package org.mmoestreams.app.broker;
