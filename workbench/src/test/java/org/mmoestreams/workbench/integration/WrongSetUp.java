package org.mmoestreams.workbench.integration;

import static org.mmoestreams.workbench.integration.SetUpFiles.SCHEMA;
import static org.mmoestreams.workbench.integration.SetUpFiles.SPEC;
import static org.mmoestreams.workbench.integration.SetUpFiles.WRITER;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A set-up that cannot work.
 *
 * @param title what is wrong with it
 * @param change makes it wrong
 * @param settings further settings, {@code key=value} each; {@code {}} is the folder of its files
 * @param message what is said of it; likewise
 */
record WrongSetUp(String title, Consumer<SetUpFiles> change, List<String> settings, String message) {

    @Override
    public String toString() {
        return title;
    }

    static Stream<WrongSetUp> all() {
        return Stream.of(
                        WrongFiles.all(),
                        WrongSchemas.all(),
                        WrongSpecs.all(),
                        WrongWriters.all(),
                        WrongSizes.all(),
                        WrongLabels.all(),
                        WrongHttp.all(),
                        WrongRegistry.all())
                .flatMap(part -> part);
    }

    /** A set-up whose files are changed, with the usual settings. */
    static WrongSetUp of(String title, Consumer<SetUpFiles> change, String message) {
        return new WrongSetUp(title, change, List.of(), message);
    }

    /** A set-up with changes in its event schema; see {@link #changed}. */
    static WrongSetUp schema(String title, String... changes) {
        return changed(SCHEMA, "schema: " + title, "event.schema: {}/visit.avsc: ", changes);
    }

    /** A set-up with changes in its writer schema; see {@link #changed}. */
    static WrongSetUp writer(String title, String... changes) {
        return changed(WRITER, "writer schema: " + title, "event.writer-schemas: {}/old.avsc: ", changes);
    }

    /** A set-up with changes in its feature spec; see {@link #changed}. */
    static WrongSetUp spec(String title, String... changes) {
        return changed(SPEC, "spec: " + title, "event.spec: {}/features.yaml: ", changes);
    }

    /**
     * A set-up with changes in one file.
     *
     * @param changes texts and what comes in their places, by turns, then what is said
     */
    private static WrongSetUp changed(String file, String title, String where, String... changes) {
        String message = where + changes[changes.length - 1];
        return of(
                title,
                files -> {
                    for (int i = 0; i + 1 < changes.length; i += 2) {
                        files.replace(file, changes[i], changes[i + 1]);
                    }
                },
                message);
    }
}
