/** Argument checks whose messages say what, the value, what was expected and what to do. */
package org.mmoestreams.checks;
