package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/** Our own schemas as earlier builds wrote with them. */
public final class PublishedSchemas {

    private PublishedSchemas() {}

    /**
     * The published schemas of a record's name, so that decoders know what earlier builds wrote.
     *
     * @param current the record's schema as it is now
     */
    public static SchemaStore of(Schema current) {
        SchemaStore.Cache schemas = new SchemaStore.Cache();
        for (int version = 1; ; version++) {
            String file = "/schemas/published/" + version + "/" + current.getName() + ".avsc";
            try (InputStream in = PublishedSchemas.class.getResourceAsStream(file)) {
                if (in == null) {
                    return schemas;
                }
                schemas.addSchema(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
