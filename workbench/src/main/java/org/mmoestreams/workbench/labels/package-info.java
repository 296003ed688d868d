/** Labels that come after their events: how long after, and which never. */
package org.mmoestreams.workbench.labels;
