package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.mmoestreams.checks.TextFiles;

/** Reads the schema that events of a topic are written with. */
public final class GivenSchema {

    private GivenSchema() {}

    /**
     * The schema.
     *
     * @param option what names the file, for messages
     * @throws IllegalArgumentException when it cannot be read, or is no schema of a record
     */
    public static Schema read(String option, Path file) {
        Schema schema;
        try {
            schema = new Schema.Parser().parse(TextFiles.read(option, file));
        } catch (AvroRuntimeException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
            throw new IllegalArgumentException(
                    option + ": " + file + ": " + first.substring(0, Math.min(first.length(), 200))
                            + " (expected: an Avro schema)",
                    e);
        }
        check(
                schema.getType() == Schema.Type.RECORD,
                option,
                file + ", " + schema.getType().getName(),
                "a record");
        return schema;
    }
}
