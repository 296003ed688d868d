/** How the experts of a mixture are used: sums over rows, and what follows from them. */
package org.mmoestreams.experts;
