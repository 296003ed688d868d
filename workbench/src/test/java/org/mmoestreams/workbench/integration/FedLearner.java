package org.mmoestreams.workbench.integration;

import java.util.concurrent.CompletableFuture;

/** A learner in a process of its own, what it is fed with and what comes out of it. */
public interface FedLearner {

    /** Sends the events up to a number of all, so many per second; completes when brokers have them. */
    CompletableFuture<Void> feed(int until, double rate);

    /** How many events were sent, or are being sent. */
    int fed();

    /** Waits until so many events have come out again. */
    void awaitSettled(int events);

    /** How many events have come out again so far. */
    int settled();

    /** SIGKILL; returns when the process is gone. */
    void kill();

    /** Starts it again, as it was started. */
    void restart();
}
