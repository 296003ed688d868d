package org.mmoestreams.nn;

import java.util.List;

/**
 * What the linear layer computes beside wide sums.
 *
 * @param name the name of the weights' parameter
 * @param blocks the outputs, one block after the other
 */
public record LinearOutputs(String name, List<Block> blocks) {

    /**
     * Outputs whose weights are drawn together.
     *
     * @param name names the draw: the same name and seed give the same weights
     * @param count outputs
     * @param fanOut outputs of one of the units that they belong to
     */
    public record Block(String name, int count, int fanOut) {}

    /** Keeps a copy. */
    public LinearOutputs {
        blocks = List.copyOf(blocks);
    }

    /** Outputs of all blocks. */
    public int count() {
        return blocks.stream().mapToInt(Block::count).sum();
    }
}
