/** First-order optimisers over named parameters, dense or by touched rows. */
package org.mmoestreams.optim;
