/**
 * Topics by role and by name, and readers of whole topics outside of any group. Uses nothing else of the application.
 */
package org.mmoestreams.client.topics;
