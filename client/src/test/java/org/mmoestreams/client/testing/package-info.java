/** Events for tests of this module and of those above it. */
package org.mmoestreams.client.testing;
