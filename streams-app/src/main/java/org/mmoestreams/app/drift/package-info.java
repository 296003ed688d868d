/** Changes of a partition's stream: its tasks' losses. Knows nothing of topics. */
package org.mmoestreams.app.drift;
