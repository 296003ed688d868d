package org.mmoestreams.workbench.replay;

/**
 * How far a replay has come.
 *
 * @param sent events handed to the producer
 * @param acknowledged events among them that the brokers have acknowledged
 * @param nextRow index of the first row whose event was not: where to go on
 * @param labelsSent labels handed to the producer
 * @param labelsAcknowledged labels among them that the brokers have acknowledged
 */
public record Delivery(long sent, long acknowledged, long nextRow, long labelsSent, long labelsAcknowledged) {

    /** Whether the brokers have all that was sent. */
    public boolean isComplete() {
        return acknowledged == sent && labelsAcknowledged == labelsSent;
    }
}
