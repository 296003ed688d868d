package org.mmoestreams.workbench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resource's counts, read a second time and in another way than the application reads them. */
final class ResourceCounts {

    static final String RESOURCE = "/census/census-tree.txt";

    /**
     * A column; {@code counts} by the parents' values joined by a bar, then by value. Binned columns have no values
     * here.
     */
    record Column(int index, List<Integer> parents, List<String> states, Map<String, Map<String, Integer>> counts) {

        boolean binned() {
            return states.stream().anyMatch(s -> s.startsWith("range "));
        }

        String situation(String[] row) {
            return String.join("|", parents.stream().map(p -> row[p]).toList());
        }

        Map<String, Integer> total() {
            Map<String, Integer> sum = new HashMap<>();
            counts.values().forEach(table -> table.forEach((value, n) -> sum.merge(value, n, Integer::sum)));
            return sum;
        }
    }

    private ResourceCounts() {}

    static String text() throws IOException {
        try (InputStream in = ResourceCounts.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<Column> columns() throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        Column last = null;
        for (String line : text().lines().toList()) {
            String[] words = line.split(" ", -1);
            if (line.startsWith("column ")) {
                List<Integer> parents = new ArrayList<>();
                for (int i = 3; i < words.length; i++) {
                    parents.add(columns.get(words[i]).index());
                }
                last = new Column(Integer.parseInt(words[1]), parents, new ArrayList<>(), new HashMap<>());
                columns.put(words[2], last);
            } else if (line.startsWith("value ")) {
                last.states().add(line.substring(6));
            } else if (line.startsWith("range ")) {
                last.states().add(line);
            } else if (line.startsWith("given") && !line.contains("*:")) {
                readCounts(List.copyOf(columns.values()), last, line);
            }
        }
        return List.copyOf(columns.values());
    }

    private static void readCounts(List<Column> columns, Column column, String line) {
        String[] halves = line.substring("given".length()).split(":", 2);
        List<String> situation = new ArrayList<>();
        String[] states = halves[0].strip().split(" ", -1);
        for (int i = 0; i < column.parents().size(); i++) {
            int parent = column.parents().get(i);
            Column found = columns.stream()
                    .filter(c -> c.index() == parent)
                    .findFirst()
                    .orElseThrow();
            situation.add(found.states().get(Integer.parseInt(states[i])));
        }
        Map<String, Integer> table = new HashMap<>();
        for (String pair : halves[1].strip().split(" ", -1)) {
            String[] ends = pair.split("\\*", 2);
            table.put(column.states().get(Integer.parseInt(ends[0])), Integer.parseInt(ends[1]));
        }
        column.counts().put(String.join("|", situation), table);
    }
}
