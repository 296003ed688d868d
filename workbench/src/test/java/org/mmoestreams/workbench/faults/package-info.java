/**
 * Processes and brokers that are killed, frozen, moved and starved: whatever happens, the outcome is that of a run
 * without.
 */
package org.mmoestreams.workbench.faults;
