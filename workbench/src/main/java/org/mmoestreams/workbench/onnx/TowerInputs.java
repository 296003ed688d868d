package org.mmoestreams.workbench.onnx;

import java.util.List;
import org.mmoestreams.workbench.graph.Value;

/**
 * What a network's towers read, and what is added to them.
 *
 * @param read of each output, {@code [batch][units]}
 * @param wide of each output the sum of its wide weights, {@code [batch][1]}; empty where there are none
 */
record TowerInputs(List<Value> read, List<Value> wide) {

    /** Keeps copies. */
    TowerInputs {
        read = List.copyOf(read);
        wide = List.copyOf(wide);
    }
}
