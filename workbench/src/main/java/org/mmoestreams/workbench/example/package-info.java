/** Examples that end by themselves: each has a table, figures as JSON, and plots. */
package org.mmoestreams.workbench.example;
