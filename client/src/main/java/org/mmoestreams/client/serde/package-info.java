/** From bytes to events and from predictions to bytes. */
package org.mmoestreams.client.serde;
