/** What draws pages with charts: scripts and style, which take figures as objects, whoever has these. */
package org.mmoestreams.app.drawing;
