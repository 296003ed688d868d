package org.mmoestreams.workbench.stage;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.mmoestreams.workbench.data.EventIds;

/**
 * The ids of events that were seen. Those that tell the index of their row take a bit each; others some hundred bytes.
 */
final class SeenIds {

    /** An index of nine digits fits into an int. */
    private static final int MOST_LENGTH = EventIds.idOf(0).length();

    private final BitSet indexes = new BitSet();
    private final Set<String> others = new HashSet<>();

    void add(String id) {
        if (id.length() == MOST_LENGTH && EventIds.isOne(id)) {
            indexes.set((int) EventIds.indexOf(id));
        } else {
            others.add(id);
        }
    }

    /** How many different ones. */
    long count() {
        return (long) indexes.cardinality() + others.size();
    }
}
