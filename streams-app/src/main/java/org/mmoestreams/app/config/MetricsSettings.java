package org.mmoestreams.app.config;

/**
 * What is measured, and how often.
 *
 * @param slidingRows labelled rows that sliding metrics are over, at least 1
 * @param everyRows labelled rows between two publications, at least 1
 */
public record MetricsSettings(int slidingRows, int everyRows) {}
