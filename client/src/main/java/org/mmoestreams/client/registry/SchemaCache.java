package org.mmoestreams.client.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a registry has answered: an id never stands for another schema. Kept in a file, where there is one, for a
 * registry that is away when the application starts; a file that cannot be read or written is done without. Safe for
 * use by several threads.
 */
final class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);
    private static final String URL = "url";
    private static final String SCHEMA = "schema.";
    private static final String SUBJECT = "subject.";

    private final Map<SchemaId, Schema> schemas = new ConcurrentHashMap<>();
    /** What the file has, which is written before others see a schema and may end. */
    private final Map<SchemaId, Schema> kept = new ConcurrentHashMap<>();

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final String url;
    private final Optional<Path> file;
    private final boolean keep;

    /**
     * Has what the file has, if that is of the same registry.
     *
     * @param url the registry's
     * @param file empty: there is none
     * @param keep whether what comes is put there, too
     */
    SchemaCache(String url, Optional<Path> file, boolean keep) {
        this.url = url;
        this.file = file;
        this.keep = keep;
        file.filter(Files::exists).ifPresent(this::load);
    }

    Optional<Schema> schema(SchemaId id) {
        return Optional.ofNullable(schemas.get(id));
    }

    void put(SchemaId id, Schema schema) {
        if (kept.putIfAbsent(id, schema) == null) {
            save();
        }
        schemas.putIfAbsent(id, schema);
    }

    /** The id that a schema had under a subject. */
    Optional<Integer> id(String subject, Schema schema) {
        return Optional.ofNullable(ids.get(name(subject, schema)));
    }

    void put(String subject, Schema schema, int id) {
        Integer before = ids.put(name(subject, schema), id);
        kept.putIfAbsent(SchemaId.number(id), schema);
        schemas.putIfAbsent(SchemaId.number(id), schema);
        if (before == null || before != id) {
            save();
        }
    }

    /** Fingerprints of Avro's say nothing of logical types and defaults, for which registries give other ids. */
    private static String name(String subject, Schema schema) {
        byte[] text = schema.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(text) + "." + subject;
    }

    private void load(Path from) {
        Properties texts;
        try {
            texts = SchemaFile.read(from);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn(
                    "{}: {} (expected: schemas that were known before; they are asked for anew)",
                    from,
                    unreadable.toString());
            return;
        }
        if (url.equals(texts.getProperty(URL))) {
            texts.stringPropertyNames().forEach(name -> take(name, texts.getProperty(name), from));
        }
    }

    private void take(String name, String value, Path from) {
        try {
            if (name.startsWith(SUBJECT)) {
                ids.put(name.substring(SUBJECT.length()), Integer.parseInt(value));
            } else if (name.startsWith(SCHEMA)) {
                Schema schema = new Schema.Parser().parse(value);
                kept.put(id(name), schema);
                schemas.put(id(name), schema);
            }
        } catch (AvroRuntimeException | IllegalArgumentException unsound) {
            LOG.warn("{}: {}: {} (expected: a schema; it is asked for anew)", from, name, unsound.getMessage());
        }
    }

    private static SchemaId id(String name) {
        String[] parts = name.substring(SCHEMA.length()).split("\\.", 2);
        SchemaId.Kind kind = SchemaId.Kind.valueOf(parts[0]);
        return kind == SchemaId.Kind.GUID
                ? SchemaId.guid(UUID.fromString(parts[1]))
                : new SchemaId(kind, 0, Long.parseLong(parts[1]));
    }

    private synchronized void save() {
        if (!keep || file.isEmpty()) {
            return;
        }
        Properties texts = new Properties();
        texts.setProperty(URL, url);
        kept.forEach((id, schema) -> texts.setProperty(SCHEMA + id.kind() + "." + id.text(), schema.toString()));
        ids.forEach((name, id) -> texts.setProperty(SUBJECT + name, Integer.toString(id)));
        Path to = file.get();
        try {
            SchemaFile.write(to, texts);
        } catch (IOException unwritable) {
            LOG.warn(
                    "{}: {} (expected: a file that can be written; without it a learner cannot start while the"
                            + " registry is away)",
                    to,
                    unwritable.toString());
        }
    }
}
