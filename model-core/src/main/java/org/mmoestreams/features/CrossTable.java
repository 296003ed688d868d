package org.mmoestreams.features;

import java.util.List;

/**
 * Which row of its own each combination of a cross has, as things stand, by the rows that the crossed fields have of
 * their own. With a capacity a combination that is not named here has {@link NameTable#OTHER}; hashed, all have the
 * remainder, by {@code hashed}, of their {@link RowHash} as an unsigned number: that of the rows of the fields in their
 * order, each followed by its tenancy where the field's values expire.
 *
 * @param rows those of the cross
 * @param fields the places of the crossed fields: of a nominal one among these, of a continuous one behind them
 * @param hashed by how many rows combinations are hashed; 0 where they have rows of their own
 * @param combinations in the order of their rows
 * @param tenancies of each crossed field by its rows; empty where its values do not expire
 */
public record CrossTable(
        FieldRows rows, List<Integer> fields, int hashed, List<Combination> combinations, List<List<Long>> tenancies) {

    /**
     * A combination.
     *
     * @param row of the cross's own
     * @param fields the row that each crossed field has of its own
     */
    public record Combination(int row, List<Integer> fields) {}

    /** Keeps copies. */
    public CrossTable {
        fields = List.copyOf(fields);
        combinations = List.copyOf(combinations);
        tenancies = List.copyOf(tenancies);
    }
}
