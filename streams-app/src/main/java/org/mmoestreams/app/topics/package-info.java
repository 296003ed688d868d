/** Reads whole topics, outside of any group. Knows Kafka's clients and nothing else of the application. */
package org.mmoestreams.app.topics;
