package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.checks.TextFiles;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/** What events are, as Avro schema and feature spec, and how they become bytes. Safe for use by several threads. */
public final class EventFormat {

    private static final String BUILT_IN_SCHEMA = "/schemas/CensusEvent.avsc";
    private static final String BUILT_IN_SPEC = "/census/features.yaml";

    private final String schemaText;
    private final String specText;
    private final EventSchema schema;
    private final BinaryMessageEncoder<GenericRecord> encoder;
    private final BinaryMessageDecoder<GenericRecord> decoder;

    private EventFormat(String schemaText, String specText, EventSchema schema) {
        this.schemaText = schemaText;
        this.specText = specText;
        this.schema = schema;
        encoder = new BinaryMessageEncoder<>(GenericData.get(), schema.reader(), false);
        decoder = new BinaryMessageDecoder<>(GenericData.get(), schema.reader());
    }

    /**
     * Events of a schema.
     *
     * @param schema an Avro schema as JSON
     * @param spec the feature spec as YAML
     * @throws IllegalArgumentException when one of them is not sound, or they do not go together
     */
    public static EventFormat of(String schema, String spec) {
        return new EventFormat(
                schema, spec, new EventSchema(new Schema.Parser().parse(schema), List.of(), FeatureSpec.parse(spec)));
    }

    /** Events of a schema and a spec that the application carries as resources, named from the class path's root on. */
    public static EventFormat ofResources(String schema, String spec) {
        return of(resource(schema), resource(spec));
    }

    /**
     * Events as a learner with these settings reads them.
     *
     * @throws org.mmoestreams.app.config.ConfigException when a file cannot be read or is not sound, or they do not go
     *     together
     */
    public static EventFormat of(EventSettings settings) {
        EventSchema schema = settings.read();
        return new EventFormat(
                text("event.schema", settings.schema(), BUILT_IN_SCHEMA),
                text("event.spec", settings.spec(), BUILT_IN_SPEC),
                schema);
    }

    /** The Avro schema, as it was given. */
    public String schemaText() {
        return schemaText;
    }

    /** The feature spec, as it was given. */
    public String specText() {
        return specText;
    }

    /** How the events are read. */
    public EventSchema schema() {
        return schema;
    }

    /** An event of the schema as bytes, in Avro's single-object encoding. */
    public byte[] bytes(GenericRecord event) {
        try {
            ByteBuffer buffer = encoder.encode(event);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event in bytes that {@link #bytes} made. */
    public GenericRecord record(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String key, Optional<Path> file, String builtIn) {
        return file.map(path -> TextFiles.read(key, path)).orElseGet(() -> resource(builtIn));
    }

    private static String resource(String name) {
        try (InputStream in = EventFormat.class.getResourceAsStream(name)) {
            check(in != null, "data set", name, "a resource of the application; build it anew");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
