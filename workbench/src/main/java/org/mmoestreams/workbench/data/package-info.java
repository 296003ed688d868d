/** Data sets: rows from files or drawn from a tree, and the events made of them. */
package org.mmoestreams.workbench.data;
