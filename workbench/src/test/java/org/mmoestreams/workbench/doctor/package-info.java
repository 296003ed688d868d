/** Tests of {@code mmoe-streams doctor}: set-ups that are broken, each in one way. */
package org.mmoestreams.workbench.doctor;
