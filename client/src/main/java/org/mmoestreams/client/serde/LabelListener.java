package org.mmoestreams.client.serde;

import java.util.function.Supplier;

/** Is shown the labels of sound events by {@link EventReader}, on its thread, until it has seen enough. */
public interface LabelListener {

    /** Has seen enough. */
    LabelListener NONE = new LabelListener() {

        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public void saw(int task, boolean positive, Supplier<String> text) {}
    };

    /** Whether labels need not be shown any more. */
    boolean isSettled();

    /**
     * An event of use had a label.
     *
     * @param task the task's place in the feature spec
     * @param positive whether it is the positive value
     * @param text the label as it came
     */
    void saw(int task, boolean positive, Supplier<String> text);
}
