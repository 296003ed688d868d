/** Changes of a partition's stream: its tasks' losses and its inputs' values. Knows nothing of topics. */
package org.mmoestreams.app.drift;
