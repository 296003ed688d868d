package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text form of a census tree; its first lines describe it. */
final class CensusTreeParser {

    private static final String[] NONE = {};

    private final Map<String, TreeColumn> columns = new LinkedHashMap<>();
    private TreeColumn.Builder open;
    private String openName;

    private CensusTreeParser() {}

    /** The columns in the text's order; errors name {@code name} and the line. */
    static List<TreeColumn> parse(BufferedReader text, String name) throws IOException {
        CensusTreeParser parser = new CensusTreeParser();
        int number = 0;
        try {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                parser.line(line);
            }
            return parser.finish();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int end = line.indexOf(' ');
        String keyword = end < 0 ? line : line.substring(0, end);
        String rest = end < 0 ? "" : line.substring(end + 1);
        switch (keyword) {
            case "rows" -> check(Integer.parseInt(rest) > 0, "rows", rest, ">= 1");
            case "column" -> column(rest.split(" "));
            case "value" -> current().state(TreeState.value(rest));
            case "range" -> range(rest.split(" "));
            case "given:" -> current().given(NONE, rest.split(" "));
            case "given" -> given(rest);
            default -> throw new IllegalArgumentException(keyword + " (expected: rows, column, value, range or given)");
        }
    }

    private void column(String[] words) {
        check(words.length >= 2, "column", Arrays.toString(words), "INDEX NAME PARENT...");
        close();
        List<TreeColumn> parents = Arrays.stream(words).skip(2).map(this::known).toList();
        openName = words[1];
        open = new TreeColumn.Builder(Integer.parseInt(words[0]), openName, parents);
    }

    private void range(String[] ends) {
        check(ends.length == 2, "range", Arrays.toString(ends), "LOW HIGH");
        current().state(TreeState.range(ends[0], ends[1]));
    }

    private void given(String rest) {
        int colon = rest.indexOf(": ");
        check(colon > 0, "given", rest, "STATE...: STATE*COUNT ...");
        current()
                .given(
                        rest.substring(0, colon).split(" "),
                        rest.substring(colon + 2).split(" "));
    }

    private TreeColumn known(String parent) {
        TreeColumn column = columns.get(parent);
        check(column != null, "parent", parent, "a column that came before");
        return column;
    }

    private TreeColumn.Builder current() {
        check(open != null, "line", "outside of a column", "a column line first");
        return open;
    }

    private void close() {
        if (open != null) {
            check(columns.put(openName, open.build()) == null, "column", openName, "each column once");
        }
    }

    private List<TreeColumn> finish() {
        close();
        long places =
                columns.values().stream().mapToInt(TreeColumn::index).distinct().count();
        boolean whole = columns.size() == CensusTree.COLUMNS && places == CensusTree.COLUMNS;
        check(whole, "columns", columns.size() + " in " + places + " places", CensusTree.COLUMNS + ", each once");
        return List.copyOf(columns.values());
    }
}
