package org.mmoestreams.workbench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.workbench.data.EventFormat;

/** The files by which a learner is told how the events of a data set are read. */
public final class EventFiles {

    private EventFiles() {}

    /**
     * Writes schema and spec of events into a folder that is there. Writes nothing where they are what a learner has
     * built in.
     *
     * @return the settings that name the files, {@code key=value} each
     */
    public static List<String> write(EventFormat format, Path folder) {
        if (isBuiltIn(format.schema())) {
            return List.of();
        }
        Path schema = write(folder.resolve("events.avsc"), format.schemaText());
        Path spec = write(folder.resolve("features.yaml"), format.specText());
        return List.of("event.schema=" + schema, "event.spec=" + spec);
    }

    private static boolean isBuiltIn(EventSchema schema) {
        EventSchema builtIn = EventSchema.census();
        return schema.reader().equals(builtIn.reader()) && schema.spec().equals(builtIn.spec());
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }
}
