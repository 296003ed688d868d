package org.mmoestreams.workbench.bench.waiting;

/**
 * A learner and who sends to it.
 *
 * @param learner started
 * @param sender sends to its topics
 */
record Fed(Waiter learner, Sender sender) {

    /** Sends events and as many labels, in whichever way the learner gets them. */
    void send(int events) {
        if (learner.hasLabelsTopic()) {
            sender.sendPairs(events);
        } else {
            sender.sendLabelled(events);
        }
    }
}
