package org.mmoestreams.workbench.onnx;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.features.NameTable;

/**
 * Texts that stand for what is no text, as ONNX has no null: the first ones that are no value of the field.
 *
 * @param missing stands for a missing value
 * @param padding stands where a multi-valued field has no more items
 */
record TextMarks(String missing, String padding) {

    /** Those of a nominal field: the empty text for a missing value, unless that is a value itself. */
    static TextMarks ofNominal(NameTable field) {
        return new TextMarks(first(texts(field), "", "missing"), "");
    }

    /** Those of a multi-valued field: the empty text for no item, unless that is an item itself. */
    static TextMarks ofItems(NameTable field) {
        Set<String> texts = texts(field);
        return new TextMarks(first(texts, "<missing>", "missing"), first(texts, "", "none"));
    }

    private static Set<String> texts(NameTable field) {
        return field.values().stream().map(NameTable.Value::text).collect(Collectors.toSet());
    }

    private static String first(Set<String> taken, String usual, String word) {
        List<String> next = List.of(usual, "<" + word + ">");
        return Stream.concat(next.stream(), IntStream.iterate(2, i -> i + 1).mapToObj(i -> "<" + word + " " + i + ">"))
                .filter(text -> !taken.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
