package org.mmoestreams.workbench.draft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.workbench.rows.Header;
import org.mmoestreams.workbench.rows.Row;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.rows.RowReader;

/** Looks at the first rows of files. For one thread. */
public final class RowSample {

    private final Set<String> nulls;
    private Profile profile;
    private Header header;
    private int rows;
    private long unusable;
    private String problem;

    private RowSample(Set<String> nulls) {
        this.nulls = nulls;
    }

    /**
     * Looks at rows.
     *
     * @param nulls texts of columns that stand for null
     * @param most how many rows to look at
     * @throws IllegalArgumentException when a file has no header, or names that fields cannot have
     * @throws java.io.UncheckedIOException when reading fails
     */
    public static Sample of(List<Path> files, RowLayout layout, Set<String> nulls, int most) {
        RowSample sample = new RowSample(nulls);
        try (RowReader reader = RowReader.open(files, layout)) {
            while (sample.rows < most && reader.hasNext()) {
                sample.add(reader.next());
            }
        }
        Profile seen = sample.profile == null ? new Profile(true) : sample.profile;
        return new Sample(seen, sample.rows, sample.unusable, Optional.ofNullable(sample.problem));
    }

    private void add(Row row) {
        if (row instanceof Row.Malformed malformed) {
            unusable++;
            problem = problem == null ? malformed.place() + ": " + malformed.problem() : problem;
        } else if (row instanceof Row.Texts texts) {
            profile(false).add(node(texts), rows++);
        } else if (row instanceof Row.Json json) {
            profile(true).add(json.object(), rows++);
        }
    }

    private Profile profile(boolean textsAreTyped) {
        profile = profile == null ? new Profile(textsAreTyped) : profile;
        return profile;
    }

    /** An object with the texts of a row: {@code customer.country} is within {@code customer}. */
    private ObjectNode node(Row.Texts row) {
        if (row.header() != header) {
            header = row.header();
            AvroNames.requireAll(header);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<String> names = header.names();
        for (int i = 0; i < names.size(); i++) {
            String text = row.texts().get(i);
            put(node, names.get(i), nulls.contains(text) ? null : text);
        }
        return node;
    }

    private static void put(ObjectNode row, String path, String text) {
        ObjectNode at = row;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            at = at.withObjectProperty(path.substring(start, dot));
            start = dot + 1;
        }
        at.put(path.substring(start), text);
    }
}
