/**
 * The HTTP server, which knows routes and nothing of what they tell; and what a running learner tells of itself first:
 * liveness, readiness and vital signs.
 */
package org.mmoestreams.app.http;
