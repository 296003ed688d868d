package org.mmoestreams.workbench.bench.stream;

/**
 * From an event's time, which is when it was to be sent, to its committed prediction seen by a reader; milliseconds.
 *
 * @param subject whose predictions
 * @param perSecond events a second
 * @param events events measured
 * @param p50 half of the events took no longer
 * @param p99 99 of 100 took no longer
 * @param p999 999 of 1,000 took no longer
 * @param longest the longest of all
 * @param commitIntervalMillis the commit interval of the learner
 */
public record Latency(
        String subject,
        int perSecond,
        long events,
        double p50,
        double p99,
        double p999,
        double longest,
        long commitIntervalMillis) {}
