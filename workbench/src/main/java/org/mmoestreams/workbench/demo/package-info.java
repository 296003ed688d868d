/** The demonstration: broker, replay, learner and evaluation in one command, with a report. */
package org.mmoestreams.workbench.demo;
