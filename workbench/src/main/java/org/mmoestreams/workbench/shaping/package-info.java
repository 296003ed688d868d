/** Rows in another order, over and over, or drifting: sources of events made of others. */
package org.mmoestreams.workbench.shaping;
