/** Schemas that a registry keeps, and values that name one of them by an id. */
package org.mmoestreams.client.registry;
