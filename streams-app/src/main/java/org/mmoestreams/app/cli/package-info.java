/** The commands. */
package org.mmoestreams.app.cli;
