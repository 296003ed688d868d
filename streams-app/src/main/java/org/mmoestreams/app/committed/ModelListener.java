package org.mmoestreams.app.committed;

import java.util.SortedMap;

/** Is told, on the stream threads, which models a process has. */
public interface ModelListener {

    /** Listens to nothing. */
    ModelListener NONE = new ModelListener() {
        @Override
        public void begins(int partition, SortedMap<String, byte[]> chunks) {}

        @Override
        public void ends(int partition) {}
    };

    /**
     * A learner begins with what was committed of its model.
     *
     * @param partition of the features topic
     * @param chunks by key; none of them is changed later; empty for a model that has learnt nothing
     */
    void begins(int partition, SortedMap<String, byte[]> chunks);

    /** The learner of a partition has ended here. */
    void ends(int partition);
}
