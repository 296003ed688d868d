/** Lines on a terminal that are written over. */
package org.mmoestreams.workbench.terminal;
