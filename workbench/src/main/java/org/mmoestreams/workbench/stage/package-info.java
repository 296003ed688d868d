/** What demo, soak and benchmarks run on: a cluster, a folder and learner processes. */
package org.mmoestreams.workbench.stage;
