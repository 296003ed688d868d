package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.NameTable;
import org.mmoestreams.workbench.graph.ElementType;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Port;
import org.mmoestreams.workbench.graph.Value;

/** Nodes that find the rows of texts in the vocabulary of their field. */
final class TextRows {

    /** The row of a place without an item. */
    private static final long NO_ITEM = -1;

    private final Operations ops;

    TextRows(Operations ops) {
        this.ops = ops;
    }

    /** The own rows of a nominal field, {@code [batch]}, from an input of texts. */
    Value ofNominal(NameTable field) {
        TextMarks marks = TextMarks.ofNominal(field);
        String name = field.rows().field();
        String doc = "text; " + quoted(marks.missing()) + " where it is missing";
        Value texts = ops.graph().input(new Port(name, ElementType.STRING, List.of("batch"), doc));
        return numbered(texts, field, List.of(marks.missing()), List.of((long) NameTable.MISSING));
    }

    /**
     * The items of a multi-valued field, from an input of texts, {@code [batch][items]}.
     *
     * @param most how many items are taken
     * @param mean whether they are averaged, not summed
     * @param firstRow the field's first row in the graph's tables
     */
    BagRows ofItems(NameTable field, int most, boolean mean, long firstRow) {
        TextMarks marks = TextMarks.ofItems(field);
        String name = field.rows().field();
        String doc = "texts, the first " + most + " of which count; " + quoted(marks.padding())
                + " behind the last; where the field is missing, " + quoted(marks.missing()) + " first";
        Value texts = ops.graph().input(new Port(name, ElementType.STRING, List.of("batch", name + "_items"), doc));
        Value own = ops.columns(
                numbered(
                        texts,
                        field,
                        List.of(marks.missing(), marks.padding()),
                        List.of((long) NameTable.MISSING, NO_ITEM)),
                0,
                most);
        Value isItem = ops.cast(ops.of("GreaterOrEqual", own, ops.whole(0)), ElementType.FLOAT);
        Value rows = ops.of("Add", ops.of("Max", own, ops.whole(0)), ops.whole(firstRow));
        return new BagRows(rows, mean ? ops.of("Mul", isItem, share(isItem)) : isItem);
    }

    /** One over the number of items, {@code [batch][1]}. */
    private Value share(Value isItem) {
        Value count = ops.of("Max", ops.sum(isItem, 1), ops.single(1));
        return ops.unsqueezed(ops.of("Div", ops.single(1), count), 1);
    }

    private Value numbered(Value texts, NameTable field, List<String> marks, List<Long> rows) {
        List<String> known = new ArrayList<>(marks);
        List<Long> numbers = new ArrayList<>(rows);
        for (NameTable.Value value : field.values()) {
            known.add(value.text());
            numbers.add((long) value.row());
        }
        return ops.numbered(texts, known, numbers, NameTable.OTHER);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "empty" : text;
    }
}
