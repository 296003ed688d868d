/** What a scored window says of its rows beside scores and labels: when they count as new, and how that is written. */
package org.mmoestreams.app.scored;
