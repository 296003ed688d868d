package org.mmoestreams.workbench.batch;

import java.util.Map;

/**
 * What came of a pass.
 *
 * @param pass counted from 1
 * @param from event time of its first row, by ISO-8601
 * @param to event time of its last row
 * @param rows how many it has
 * @param inferred figures of its rows by the model before it
 * @param running figures of all rows so far, each by the model before its pass
 * @param digest of the model after it
 * @param throughput how long it took
 */
public record PassFigures(
        int pass,
        String from,
        String to,
        int rows,
        Map<String, TaskFigures> inferred,
        Map<String, TaskFigures> running,
        String digest,
        Throughput throughput) {}
