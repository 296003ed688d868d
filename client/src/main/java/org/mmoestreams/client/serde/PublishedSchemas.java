package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;
import org.mmoestreams.schemas.Prediction;

/** Our own schemas as earlier builds wrote with them. */
public final class PublishedSchemas {

    /** A record that there has always been; others came with later versions. */
    private static final String OF_EVERY_VERSION = Prediction.class.getSimpleName();

    private PublishedSchemas() {}

    /**
     * The published schemas of a record's name, so that decoders know what earlier builds wrote.
     *
     * @param current the record's schema as it is now
     */
    public static SchemaStore of(Schema current) {
        SchemaStore.Cache schemas = new SchemaStore.Cache();
        for (int version = 1; read(version, OF_EVERY_VERSION).isPresent(); version++) {
            read(version, current.getName()).ifPresent(schemas::addSchema);
        }
        return schemas;
    }

    /** A record's schema as its file has it, without what generated classes add. */
    public static Schema asPublished(Schema current) {
        return read("/schemas/" + current.getName() + ".avsc").orElse(current);
    }

    private static Optional<Schema> read(int version, String name) {
        return read("/schemas/published/" + version + "/" + name + ".avsc");
    }

    private static Optional<Schema> read(String file) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
