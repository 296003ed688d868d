/** The Helm chart, by Helm's own code and by the types that Kubernetes has. */
package org.mmoestreams.workbench.chart;
