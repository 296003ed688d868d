package org.mmoestreams.workbench.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mmoestreams.checks.EditDistance;
import org.mmoestreams.client.conversion.Conversion;
import org.mmoestreams.client.conversion.FieldConversion;
import org.mmoestreams.client.conversion.RecordConversion;
import org.mmoestreams.client.conversion.UnionConversion;
import org.mmoestreams.workbench.rows.Header;

/** Finds the fields of a header's columns: {@code customer.country} is the field of a field that is a record. */
final class ColumnPlans {

    private static final Pattern SEPARATOR = Pattern.compile("[;|\\t]");

    private final String place;

    private ColumnPlans(String place) {
        this.place = place;
    }

    /**
     * The plan of a header.
     *
     * @param place where the header is, for messages
     * @throws IllegalArgumentException naming the place and the column that is no field, or the field that lacks a
     *     column, and what is near to it
     */
    static ColumnPlan of(RecordConversion record, Header header, String place) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        header.names().forEach(name -> columns.put(name, header.indexOf(name)));
        return new ColumnPlans(place).of(record, columns, "");
    }

    private ColumnPlan of(RecordConversion record, Map<String, Integer> columns, String prefix) {
        Map<String, Map<String, Integer>> byField = new LinkedHashMap<>();
        columns.forEach((name, index) -> {
            int dot = name.indexOf('.');
            String field = dot < 0 ? name : name.substring(0, dot);
            if (field.isEmpty() || dot == name.length() - 1) {
                throw new IllegalArgumentException(place + ": column " + prefix + name
                        + ": a dot without a name on each side (expected: fields' names with dots between them)");
            }
            byField.computeIfAbsent(field, unused -> new LinkedHashMap<>())
                    .put(dot < 0 ? "" : name.substring(dot + 1), index);
        });
        byField.keySet().forEach(name -> checkField(record, name, prefix));
        List<ColumnPlan.Cell> cells = new ArrayList<>();
        List<ColumnPlan.Nested> nested = new ArrayList<>();
        List<FieldConversion> absent = new ArrayList<>();
        for (FieldConversion field : record.fields()) {
            Map<String, Integer> own = byField.get(field.name());
            if (own == null) {
                absent.add(checkedAbsent(field, columns.keySet(), prefix));
            } else if (own.keySet().equals(Set.of(""))) {
                cells.add(new ColumnPlan.Cell(field, own.get("")));
            } else {
                String name = prefix + field.name();
                nested.add(new ColumnPlan.Nested(field, of(partOf(field, own, name), own, name + ".")));
            }
        }
        return new ColumnPlan(record.schema(), cells, nested, absent);
    }

    private void checkField(RecordConversion record, String name, String prefix) {
        if (record.field(name) == null) {
            Set<String> fields =
                    record.fields().stream().map(FieldConversion::name).collect(Collectors.toSet());
            throw new IllegalArgumentException(place + ": column " + prefix + name + ": no field of "
                    + record.schema().getFullName() + " (expected: columns that are fields"
                    + EditDistance.nearTo(name, fields)
                            .map(near -> "; the nearest is " + prefix + near)
                            .orElse(SEPARATOR.matcher(name).find() ? "; say by --separator what is between them" : "")
                    + ")");
        }
    }

    private FieldConversion checkedAbsent(FieldConversion field, Set<String> columns, String prefix) {
        if (!field.hasStandIn()) {
            throw new IllegalArgumentException(place + ": field " + prefix + field.name()
                    + ": no column (expected: one, as it may not be null and has no default"
                    + EditDistance.nearTo(field.name(), columns)
                            .map(near -> "; the nearest is " + prefix + near)
                            .orElse("")
                    + ")");
        }
        return field;
    }

    private RecordConversion partOf(FieldConversion field, Map<String, Integer> columns, String name) {
        Conversion part = field.conversion() instanceof UnionConversion union ? union.onlyBranch() : field.conversion();
        if (!columns.containsKey("") && part instanceof RecordConversion record) {
            return record;
        }
        throw new IllegalArgumentException(place + ": columns "
                + columns.keySet().stream()
                        .map(rest -> rest.isEmpty() ? name : name + "." + rest)
                        .collect(Collectors.joining(", "))
                + ": " + (columns.containsKey("") ? "the field twice" : "the field is no record")
                + " (expected: a column for each field of a record, or one with all of it as JSON)");
    }
}
