package org.mmoestreams.app.report;

import java.time.Instant;

/**
 * Where a report is from.
 *
 * @param topic the metrics topic
 * @param made when it was read
 */
public record ReportOrigin(String topic, Instant made) {}
