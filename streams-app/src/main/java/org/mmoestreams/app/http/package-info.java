/** What a running learner tells of itself over HTTP: liveness, readiness and vital signs. */
package org.mmoestreams.app.http;
