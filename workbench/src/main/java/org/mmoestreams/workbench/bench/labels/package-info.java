/** The benchmark of late labels: what each way of treating them is worth, and an oracle. */
package org.mmoestreams.workbench.bench.labels;
