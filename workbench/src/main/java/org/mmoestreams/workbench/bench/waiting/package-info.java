/** The benchmark of rows that wait for labels: what many of them cost a learner, on a broker of its own. */
package org.mmoestreams.workbench.bench.waiting;
