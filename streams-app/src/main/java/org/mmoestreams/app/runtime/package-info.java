/** The running learner: its start, how it fails and stops, and why. */
package org.mmoestreams.app.runtime;
