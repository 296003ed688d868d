package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.CrossTable;
import org.mmoestreams.features.EncodingTables;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Moments;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.NameTable;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Value;

/**
 * An event's fields as nodes have encoded them.
 *
 * @param rows rows of the graph's tables, {@code [batch][single-valued fields]}; empty where there are no such fields
 * @param bags those of each multi-valued field
 * @param numbers standardised, {@code [batch][columns]}; empty where none enters
 * @param columns which of the continuous fields enter as numbers, in the order of {@code numbers}
 */
record EncodedFields(Optional<Value> rows, List<BagRows> bags, Optional<Value> numbers, List<Integer> columns) {

    /** Keeps copies. */
    EncodedFields {
        bags = List.copyOf(bags);
        columns = List.copyOf(columns);
    }

    /** Adds an input for each field of a spec, in its order, and the nodes that encode it. */
    static EncodedFields of(Operations ops, FeatureSpec spec, EncodingTables tables, Moments moments) {
        TextRows texts = new TextRows(ops);
        List<Value> own = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (NameTable field : tables.nominal()) {
            own.add(texts.ofNominal(field));
            sizes.add(field.rows().used());
        }
        List<Value> numbers = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < spec.continuous().size(); column++) {
            ContinuousField field = spec.continuous().get(column);
            NumberGraph number = new NumberGraph(ops, field);
            own.add(number.row());
            sizes.add(tables.continuous().get(column).used());
            int place = column;
            number.standardised(moments, column).ifPresent(value -> {
                numbers.add(ops.unsqueezed(value, 1));
                columns.add(place);
            });
        }
        List<Value> crossed = new ArrayList<>();
        for (CrossTable cross : tables.crosses()) {
            crossed.add(new CrossGraph(ops, cross, some(own, cross.fields()), some(sizes, cross.fields())).row());
        }
        own.addAll(crossed);
        TableLayout layout = new TableLayout(tables.ranges());
        Optional<Value> joined = numbers.isEmpty() ? Optional.empty() : Optional.of(ops.joined(numbers, 1));
        return new EncodedFields(rows(ops, own, layout), bags(texts, spec, tables, layout), joined, columns);
    }

    private static Optional<Value> rows(Operations ops, List<Value> own, TableLayout layout) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<Value> asColumns =
                own.stream().map(value -> ops.unsqueezed(value, 1)).toList();
        Value firsts = ops.constant(Constant.list(layout.firsts(0, own.size())));
        return Optional.of(ops.of("Add", ops.joined(asColumns, 1), firsts));
    }

    private static List<BagRows> bags(TextRows texts, FeatureSpec spec, EncodingTables tables, TableLayout layout) {
        List<BagRows> bags = new ArrayList<>();
        int first = spec.features().singleValued();
        for (int i = 0; i < tables.multiValued().size(); i++) {
            MultiValuedField field = spec.features().multiValued().get(i);
            long firstRow = layout.firsts(first + i, first + i + 1)[0];
            boolean mean = field.combine() == Combine.MEAN;
            bags.add(texts.ofItems(tables.multiValued().get(i), field.maxValues(), mean, firstRow));
        }
        return bags;
    }

    private static <T> List<T> some(List<T> all, List<Integer> places) {
        return places.stream().map(all::get).toList();
    }
}
