package org.mmoestreams.nn;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which experts there are and which gate mixes which of them.
 *
 * @param experts how many experts
 * @param units ReLU units of each
 * @param gates for each gate the experts that it mixes, by number
 */
public record MixtureShape(int experts, int units, List<List<Integer>> gates) {

    /** Keeps copies. */
    public MixtureShape {
        gates = gates.stream().map(List::copyOf).toList();
    }

    /** Gates that mix all experts each. */
    public static MixtureShape full(int experts, int units, int gates) {
        List<Integer> all = IntStream.range(0, experts).boxed().toList();
        return new MixtureShape(experts, units, Collections.nCopies(gates, all));
    }

    /** Linear outputs of all experts. */
    public int expertOutputs() {
        return experts * units;
    }

    /** Linear outputs of all gates. */
    public int gateOutputs() {
        return gates.stream().mapToInt(List::size).sum();
    }
}
