package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * What a linear layer computes beside wide sums.
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
     * @param firstTask the task that has the first of them
     */
    public record Block(String name, int count, int fanOut, int perTask, int firstTask) {

        /** Outputs that all tasks share. */
        public Block(String name, int count, int fanOut) {
            this(name, count, fanOut, 0, 0);
        }

        /** The same, of which each task, from the first one on, has some for itself. */
        public Block eachTask(int outputs) {
            return new Block(name, count, fanOut, outputs, 0);
        }

        /** The same, all of which one task has for itself. */
        public Block onlyOf(int task) {
            return new Block(name, count, fanOut, count, task);
        }

        private boolean isPartly(int task) {
            return perTask > 0 && task >= firstTask && task < firstTask + count / perTask;
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
            if (block.isPartly(task)) {
                int from = first + (task - block.firstTask()) * block.perTask();
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

    /**
     * Weights that learning starts from, {@code [inputs + 1][count]}: every block by its own fan-in and fan-out, and
     * biases of zero in the last row.
     */
    float[] drawn(Initializer initializer, int inputs) {
        int count = count();
        float[] all = new float[(inputs + 1) * count];
        int first = 0;
        for (Block block : blocks) {
            float[] drawn = initializer.glorot(block.name(), inputs * block.count(), inputs, block.fanOut());
            for (int row = 0; row < inputs; row++) {
                System.arraycopy(drawn, row * block.count(), all, row * count + first, block.count());
            }
            first += block.count();
        }
        return all;
    }
}
