/** A broker for tests, whichever can be had, and readers that await records. */
package org.mmoestreams.workbench.testing;
