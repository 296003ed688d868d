/**
 * Where a learner is in its features topic: compared with what the brokers say, watched while it learns, moved on
 * request.
 */
package org.mmoestreams.app.input;
