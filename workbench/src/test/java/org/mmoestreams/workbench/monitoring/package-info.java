/** The files of {@code deploy/}: alert rules and dashboards, and the programs that judge them. */
package org.mmoestreams.workbench.monitoring;
