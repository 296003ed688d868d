/** What a running learner noticed since it started: counts, and warnings that come no more often than they help. */
package org.mmoestreams.app.observe;
