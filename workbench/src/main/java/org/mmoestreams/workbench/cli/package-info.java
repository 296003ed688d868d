/** The commands of the workbench, beside those of the application. */
package org.mmoestreams.workbench.cli;
