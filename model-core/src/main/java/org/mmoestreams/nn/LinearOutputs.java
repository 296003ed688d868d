package org.mmoestreams.nn;

import java.util.ArrayList;
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
     * @param perTask outputs that each task has for itself, task after task; 0: the tasks share all
     */
    public record Block(String name, int count, int fanOut, int perTask) {

        /** Outputs that all tasks share. */
        public Block(String name, int count, int fanOut) {
            this(name, count, fanOut, 0);
        }
    }

    /** Keeps a copy. */
    public LinearOutputs {
        blocks = List.copyOf(blocks);
    }

    /** The outputs that a task has for itself. */
    List<Rows> ofTask(int task) {
        List<Rows> own = new ArrayList<>();
        int first = 0;
        for (Block block : blocks) {
            if (block.perTask() > 0) {
                int from = first + task * block.perTask();
                own.add(new Rows(from, from + block.perTask()));
            }
            first += block.count();
        }
        return own;
    }

    /** Outputs of all blocks. */
    public int count() {
        return blocks.stream().mapToInt(Block::count).sum();
    }
}
