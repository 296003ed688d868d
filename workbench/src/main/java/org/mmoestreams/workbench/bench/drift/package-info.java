/** The benchmark of drifts: how soon a learner follows them, beside one that starts over. */
package org.mmoestreams.workbench.bench.drift;
