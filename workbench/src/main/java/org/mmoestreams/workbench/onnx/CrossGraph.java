package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.CrossTable;
import org.mmoestreams.features.CrossTable.Combination;
import org.mmoestreams.features.NameTable;
import org.mmoestreams.features.RowHash;
import org.mmoestreams.workbench.graph.Attribute;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.ElementType;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/** Nodes that find a combination's row from those that the crossed fields have of their own, {@code [batch]}. */
final class CrossGraph {

    private final Operations ops;
    private final CrossTable cross;
    private final List<Value> own;
    private final List<Integer> sizes;

    /**
     * Nodes of a cross.
     *
     * @param own the rows of each crossed field
     * @param sizes how many rows each of them has
     */
    CrossGraph(Operations ops, CrossTable cross, List<Value> own, List<Integer> sizes) {
        this.ops = ops;
        this.cross = cross;
        this.own = List.copyOf(own);
        this.sizes = List.copyOf(sizes);
    }

    /** The row of its own that the combination has. */
    Value row() {
        return cross.hashed() > 0 ? hashed() : found();
    }

    /**
     * Field by field: the combinations of the first ones that there are have a number from 1 on, all others 0. Number
     * and row of the next field make one key then, whose product stays far below 2^63.
     */
    private Value found() {
        Value begun = own.get(0);
        Map<List<Integer>, Long> numbers = new LinkedHashMap<>();
        cross.combinations()
                .forEach(each -> numbers.put(
                        each.fields().subList(0, 1), (long) each.fields().get(0)));
        for (int field = 1; field < own.size(); field++) {
            Value key = ops.of("Add", ops.of("Mul", begun, ops.whole(sizes.get(field))), own.get(field));
            boolean isLast = field == own.size() - 1;
            Map<Long, Long> next = next(numbers, field, isLast);
            // an operator that knows nothing is not allowed; no key is negative
            next.putIfAbsent(-1L, (long) NameTable.OTHER);
            begun = ops.renumbered(
                    key, List.copyOf(next.keySet()), List.copyOf(next.values()), isLast ? NameTable.OTHER : 0);
        }
        return begun;
    }

    /** By key the number of each beginning that is one field longer, or the row of its combination. */
    private Map<Long, Long> next(Map<List<Integer>, Long> numbers, int field, boolean isLast) {
        Map<Long, Long> next = new LinkedHashMap<>();
        Map<List<Integer>, Long> longer = new LinkedHashMap<>();
        for (Combination combination : cross.combinations()) {
            List<Integer> fields = combination.fields();
            long before = numbers.get(fields.subList(0, field));
            long number = longer.computeIfAbsent(
                    fields.subList(0, field + 1), all -> isLast ? combination.row() : longer.size() + 1L);
            next.put(before * sizes.get(field) + fields.get(field), number);
        }
        numbers.clear();
        numbers.putAll(longer);
        return next;
    }

    private Value hashed() {
        Value hash = ops.constant(Constant.unsigned(new long[] {0}));
        for (int field = 0; field < own.size(); field++) {
            hash = with(hash, ops.cast(own.get(field), ElementType.UINT64));
            List<Long> tenancies = new ArrayList<>(cross.tenancies().get(field));
            if (!tenancies.isEmpty()) {
                long[] all = tenancies.stream().mapToLong(Long::longValue).toArray();
                Value tenancy = ops.at(ops.constant(Constant.unsigned(all, all.length)), own.get(field), 0);
                hash = with(hash, tenancy);
            }
        }
        Value rows = ops.constant(Constant.unsigned(new long[] {cross.hashed()}));
        return ops.cast(ops.of("Mod", hash, rows), ElementType.INT64);
    }

    /** {@link RowHash#with}, whose products wrap around as whole numbers with a sign do. */
    private Value with(Value hash, Value row) {
        Value first = times(folded(ops.of("BitwiseXor", hash, row)), RowHash.FIRST_FACTOR);
        return folded(times(folded(first), RowHash.SECOND_FACTOR));
    }

    private Value folded(Value mixed) {
        Value by = ops.constant(Constant.unsigned(new long[] {RowHash.SHIFT}));
        Value shifted = ops.graph().node("BitShift", List.of(mixed, by), new Attribute.Text("direction", "RIGHT"));
        return ops.of("BitwiseXor", mixed, shifted);
    }

    private Value times(Value unsigned, long factor) {
        Value product = ops.of("Mul", ops.cast(unsigned, ElementType.INT64), ops.whole(factor));
        return ops.cast(product, ElementType.UINT64);
    }
}
