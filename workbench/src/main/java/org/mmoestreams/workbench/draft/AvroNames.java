package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mmoestreams.client.conversion.Shown;
import org.mmoestreams.workbench.rows.Header;

/** Which names fields can have: those that rows have are the schema's, so that rows and events fit by name. */
final class AvroNames {

    private static final Pattern SEPARATOR = Pattern.compile("[;|\\t]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST_SHOWN = 5;

    private AvroNames() {}

    /**
     * Checks the names of columns: {@code customer.country} is a field within one.
     *
     * @throws IllegalArgumentException naming those that no field can have, each with one that it can
     */
    static void requireAll(Header header) {
        List<String> bad = header.names().stream()
                .filter(name -> !List.of(name.split("\\.", -1)).stream().allMatch(AvroNames::isName))
                .toList();
        refuse(bad, "columns");
        Set<String> names = new HashSet<>(header.names());
        for (String name : header.names()) {
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                String outer = name.substring(0, dot);
                check(!names.contains(outer), "rows", "columns " + outer + " and " + name, "one or the other");
            }
        }
    }

    /**
     * Checks the keys of objects.
     *
     * @throws IllegalArgumentException naming those that no field can have, each with one that it can
     */
    static void requireAll(Profile row) {
        List<String> bad = new ArrayList<>();
        collect(row, bad);
        refuse(bad, "keys");
    }

    /** Whether a text is a name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** A name made of any text. */
    static String of(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? "field" : Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private static void collect(Profile place, List<String> bad) {
        place.fields().forEach((name, field) -> {
            if (!isName(name)) {
                bad.add(name);
            }
            collect(field, bad);
        });
        place.items().ifPresent(items -> collect(items, bad));
    }

    private static void refuse(List<String> bad, String what) {
        if (bad.isEmpty()) {
            return;
        }
        List<String> shown = bad.stream()
                .limit(MOST_SHOWN)
                .map(name -> Shown.of(name) + " (as " + of(name) + ")")
                .toList();
        boolean isCutWrongly =
                bad.stream().anyMatch(name -> SEPARATOR.matcher(name).find());
        throw new IllegalArgumentException("rows: " + what + " " + String.join(", ", shown)
                + (bad.size() > MOST_SHOWN ? " and " + (bad.size() - MOST_SHOWN) + " more" : "")
                + " (expected: names of letters a to z, digits and _, not a digit first, as fields of Avro have;"
                + (isCutWrongly ? " say by --separator what is between them)" : " rename them in the file)"));
    }
}
