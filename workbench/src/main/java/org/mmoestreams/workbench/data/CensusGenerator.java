package org.mmoestreams.workbench.data;

import java.util.NoSuchElementException;

/**
 * Census-like rows drawn from a {@link CensusTree}. Row {@code i} is a function of tree, seed and {@code i} alone: the
 * same on every JVM, and had without drawing those before it. About a microsecond a row.
 */
public final class CensusGenerator implements RowSource {

    private final CensusTree tree;
    private final long seed;
    private final RowRange range;
    private long index;

    private CensusGenerator(CensusTree tree, long seed, RowRange range) {
        this.tree = tree;
        this.seed = seed;
        this.range = range;
        this.index = range.from();
    }

    /** Rows of the tree for a seed; they end with the range only. */
    public static CensusGenerator of(CensusTree tree, long seed, RowRange range) {
        return new CensusGenerator(tree, seed, range);
    }

    @Override
    public boolean hasNext() {
        return range.endsAfter(index);
    }

    @Override
    public String[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + index);
        }
        return tree.row(SplitMix64.of(seed, index++));
    }

    @Override
    public long nextIndex() {
        return index;
    }

    /** Does nothing: nothing is open. */
    @Override
    public void close() {}
}
