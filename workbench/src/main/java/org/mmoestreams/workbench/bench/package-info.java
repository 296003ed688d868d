/** Benchmarks that users can run, and what they share: the machine, tables and spreads. */
package org.mmoestreams.workbench.bench;
