package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column of the tree: its states, and their counts in each situation of its parents. A situation is the first
 * parent's state times the number of the second's states plus the second parent's state.
 */
final class TreeColumn {

    private final int index;
    private final TreeColumn[] parents;
    private final TreeState[] states;
    private final TreeCounts[] counts;

    private TreeColumn(Builder builder) {
        this.index = builder.index;
        this.parents = builder.parents.toArray(TreeColumn[]::new);
        this.states = builder.states.toArray(TreeState[]::new);
        this.counts = builder.counts;
    }

    int index() {
        return index;
    }

    int states() {
        return states.length;
    }

    TreeState state(int state) {
        return states[state];
    }

    /** Draws a state, given the states drawn for the parents, at their places in the row. */
    int draw(int[] drawn, SplitMix64 random) {
        return counts[situation(drawn)].draw(random);
    }

    private int situation(int[] drawn) {
        int situation = 0;
        for (TreeColumn parent : parents) {
            situation = situation * parent.states.length + drawn[parent.index];
        }
        return situation;
    }

    /** Gathers a column from its lines. */
    static final class Builder {

        private final int index;
        private final String name;
        private final List<TreeColumn> parents;
        private final List<TreeState> states = new ArrayList<>();
        private final TreeCounts[] counts;
        private final TreeCounts[] whateverTheSecond;

        Builder(int index, String name, List<TreeColumn> parents) {
            check(index >= 0 && index < CensusTree.COLUMNS, "column", index, "0 to " + (CensusTree.COLUMNS - 1));
            check(parents.size() <= 2, "parents of " + name, parents.size(), "at most 2");
            this.index = index;
            this.name = name;
            this.parents = parents;
            this.counts =
                    new TreeCounts[parents.stream().mapToInt(TreeColumn::states).reduce(1, Math::multiplyExact)];
            this.whateverTheSecond =
                    new TreeCounts[parents.size() == 2 ? parents.get(0).states() : 0];
        }

        void state(TreeState state) {
            states.add(state);
        }

        void given(String[] parentStates, String[] pairs) {
            check(
                    parentStates.length == parents.size(),
                    "given",
                    Arrays.toString(parentStates),
                    parents.size() + " states");
            TreeCounts read = TreeCounts.parse(pairs, states.size());
            if (parentStates.length == 2 && parentStates[1].equals("*")) {
                put(whateverTheSecond, stateOf(0, parentStates[0]), read);
                return;
            }
            int situation = 0;
            for (int i = 0; i < parentStates.length; i++) {
                situation = situation * parents.get(i).states() + stateOf(i, parentStates[i]);
            }
            put(counts, situation, read);
        }

        TreeColumn build() {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == null && whateverTheSecond.length > 0) {
                    counts[i] = whateverTheSecond[i / parents.get(1).states()];
                }
                check(counts[i] != null, "column " + name, "no counts in situation " + i, "counts for every situation");
            }
            return new TreeColumn(this);
        }

        private int stateOf(int parent, String text) {
            int state = Integer.parseInt(text);
            check(state >= 0 && state < parents.get(parent).states(), "given", text, "a state of the parent");
            return state;
        }

        private static void put(TreeCounts[] table, int place, TreeCounts read) {
            check(table[place] == null, "given", "twice", "each situation once");
            table[place] = read;
        }
    }
}
