/** The benchmark of the stream: learner and pass-through side by side, on a broker of their own. */
package org.mmoestreams.workbench.bench.stream;
