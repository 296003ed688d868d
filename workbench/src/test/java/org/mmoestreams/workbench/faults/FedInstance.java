package org.mmoestreams.workbench.faults;

import java.util.concurrent.CompletableFuture;
import org.mmoestreams.workbench.integration.FedLearner;

/**
 * The one learner of a group, with the events of the group.
 *
 * @param group sends and counts
 * @param learner dies and comes back
 */
record FedInstance(LearnerGroup group, Instance learner) implements FedLearner {

    /** How many events are sent beyond the moment of a kill. */
    static final int BEYOND = 150;

    @Override
    public CompletableFuture<Void> feed(int until, double rate) {
        return group.sendInBackground(until, rate);
    }

    @Override
    public int fed() {
        return group.sent();
    }

    @Override
    public void awaitSettled(int events) {
        group.awaitSettled(events);
    }

    @Override
    public int settled() {
        return group.settled();
    }

    @Override
    public void kill() {
        learner.kill();
    }

    @Override
    public void restart() {
        learner.restart();
    }
}
