package org.mmoestreams.workbench.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.rows.RowLayout;

/** Makes drafts of small files, and sends the rows of these by the draft as far as one can without a broker. */
final class Drafting {

    private final Path file;
    private final DraftRequest request;
    private final Draft draft;

    private Drafting(Path file, DraftRequest request) {
        this.file = file;
        this.request = request;
        draft = draft();
    }

    /**
     * A draft of a file.
     *
     * @param name the file's; its ending tells the format
     * @param tasks as on the command line
     */
    static Drafting of(Path folder, String name, List<String> lines, String... tasks) {
        return of(folder, name, lines, new DraftRequest(Optional.empty(), Optional.empty(), tasks(tasks)));
    }

    static Drafting of(Path folder, String name, List<String> lines, DraftRequest request) {
        try {
            return new Drafting(Files.write(folder.resolve(name), lines), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<TaskRequest> tasks(String... tasks) {
        return List.of(tasks).stream().map(TaskRequest::parse).toList();
    }

    /** The draft, made once more. */
    Draft draft() {
        Sample sample = RowSample.of(List.of(file), RowLayout.byName(), Set.of(""), 20_000);
        DraftOrigin origin = new DraftOrigin("fruit", "fruit.events", "a test's rows", List.of(), List.of("go on %s"));
        return Draft.ofRows(sample, request, origin);
    }

    Draft made() {
        return draft;
    }

    FeatureSpec spec() {
        return FeatureSpec.parse(draft.spec());
    }

    /** The line of the spec that names a field, and the comments right above it. */
    String about(String field) {
        List<String> lines = draft.spec().lines().toList();
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean isIts = line.startsWith("- {field: " + field + ",")
                    || line.startsWith("- {name: " + field + ",")
                    || line.equals("- " + field)
                    || line.endsWith(": " + field);
            at = isIts && !line.startsWith("#") ? i : at;
        }
        int start = at;
        while (start > 0 && lines.get(start - 1).strip().startsWith("#")) {
            start--;
        }
        return at < 0 ? "" : String.join("\n", lines.subList(start, at + 1));
    }

    /** Events of all rows, sent by schema and spec of the draft and read again as a learner does. */
    List<Event> events() {
        EventFormat format = EventFormat.of(draft.schema(), draft.spec());
        DataSet rows = DataSets.own(format, RowLayout.byName(), Nulls.empty(), problem -> {
            throw new IllegalArgumentException(problem);
        });
        EventReader reader = new EventReader(format.schema(), Duration.ofDays(1));
        List<Event> events = new ArrayList<>();
        try (EventSource source =
                rows.events(List.of(file), 1, RowRange.first(Long.MAX_VALUE), EventClock.of(Optional.empty()))) {
            while (source.hasNext()) {
                events.add(reader.read(source.next().value(), EventReader.NO_TIMESTAMP));
            }
        } catch (BadEventException e) {
            throw new IllegalStateException(source(e), e);
        }
        return events;
    }

    private static String source(BadEventException e) {
        return e.reason() + ": " + e.getMessage();
    }
}
