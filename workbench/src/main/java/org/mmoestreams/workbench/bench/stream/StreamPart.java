package org.mmoestreams.workbench.bench.stream;

/** The parts of the benchmark, in the order in which they run. */
public enum StreamPart {
    /** Events and CPU seconds, learner and pass-through by turns; changelogs and memory beside. */
    THROUGHPUT,
    /** From an event's time to its committed prediction, at several rates. */
    LATENCY,
    /** From start, and from SIGKILL, to the first prediction. */
    RESTORE
}
