package org.mmoestreams.app.join;

import org.mmoestreams.client.serde.BadEventException.Reason;

/** Where a join hands on what becomes of rows and labels. Called on the thread of the processor, within a change. */
public interface JoinOutlet {

    /** Takes a row to be learnt. May publish predictions of other rows. */
    void learn(Joined joined);

    /** Predicts and publishes all rows that have arrived, so that they are among those that wait. */
    void predictArrived();

    /**
     * Takes a label record that was not used.
     *
     * @param record what the label's {@link LabelArrival#record} gave
     */
    void refuse(byte[] record, Reason reason, String message);
}
