/** The topology and the names of its parts. */
package org.mmoestreams.app;
