/** Data sets: rows from files or generated, and the events made of them. The census is one. */
package org.mmoestreams.workbench.data;
