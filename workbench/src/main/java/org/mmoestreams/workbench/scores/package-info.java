/** Measures of scores in users' files: read whole, column by column, and measured at once. */
package org.mmoestreams.workbench.scores;
