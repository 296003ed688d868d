/** The topology: its nodes, what they read, write and keep. */
package org.mmoestreams.app.topology;
