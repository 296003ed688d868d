/** The page at {@code /} of a learner's HTTP server, which shows in a browser what the API tells, as it comes. */
package org.mmoestreams.app.dashboard;
