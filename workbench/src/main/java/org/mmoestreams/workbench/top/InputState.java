package org.mmoestreams.workbench.top;

import java.util.OptionalLong;

/**
 * What is known of the inputs.
 *
 * @param lag records that the group has not committed; empty where that is not known
 * @param note why not; empty where nothing is amiss
 */
record InputState(OptionalLong lag, String note) {

    static final InputState UNKNOWN = new InputState(OptionalLong.empty(), "");

    static InputState of(long lag) {
        return new InputState(OptionalLong.of(lag), "");
    }

    static InputState failed(String note) {
        return new InputState(OptionalLong.empty(), note);
    }
}
