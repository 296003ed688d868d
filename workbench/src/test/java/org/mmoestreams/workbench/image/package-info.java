/** The files of {@code docker/}, where no engine is needed to look at them. */
package org.mmoestreams.workbench.image;
