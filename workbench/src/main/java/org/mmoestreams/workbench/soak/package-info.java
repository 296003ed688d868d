/** A learner under load for long: rates, memory, threads, restarts. */
package org.mmoestreams.workbench.soak;
