package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A dependence tree over the census columns, with the counts to draw rows from: Chow and Liu, "Approximating discrete
 * probability distributions with dependence trees", IEEE Transactions on Information Theory 14(3), 1968. A column has
 * no parent, one, or two: the second is a label. {@code docs/data.md} tells how it was fitted and what it leaves out.
 *
 * <p>Immutable. Drawing a row takes one number and one binary search per column.
 */
public final class CensusTree {

    /** Values in a row. */
    static final int COLUMNS = 42;

    private static final String RESOURCE = "/census/census-tree.txt";

    /** In drawing order, parents first. */
    private final List<TreeColumn> columns;

    private CensusTree(List<TreeColumn> columns) {
        this.columns = columns;
    }

    /** The tree fitted to the 199,523 training rows of Census-Income (KDD), that the application carries. */
    public static CensusTree standard() {
        try (InputStream in = CensusTree.class.getResourceAsStream(RESOURCE)) {
            check(in != null, "census tree", RESOURCE, "a resource of the application; build it anew");
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a tree as {@code data/fit-census-tree.py} writes it.
     *
     * @param name names the text in errors
     * @throws IllegalArgumentException naming the line, when the text is no complete tree
     * @throws IOException when reading fails
     */
    public static CensusTree read(BufferedReader text, String name) throws IOException {
        return new CensusTree(CensusTreeParser.parse(text, name));
    }

    /**
     * Rows drawn from the tree. Row {@code i} is a function of tree, seed and {@code i} alone, the same on every JVM.
     * About a microsecond a row.
     */
    public RowSource rows(long seed, RowRange range) {
        return GeneratedRows.of(range, index -> row(SplitMix64.of(seed, index)));
    }

    private String[] row(SplitMix64 random) {
        String[] row = new String[COLUMNS];
        int[] drawn = new int[COLUMNS];
        for (int i = 0; i < columns.size(); i++) {
            TreeColumn column = columns.get(i);
            int state = column.draw(drawn, random);
            drawn[column.index()] = state;
            row[column.index()] = column.state(state).text(random);
        }
        return row;
    }
}
