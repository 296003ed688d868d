package org.mmoestreams.client.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.mmoestreams.client.registry.RegistryException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confluent's wire format: magic byte 0, the schema's id in 4 big-endian bytes, the Avro datum. Ids in record headers
 * are read, too. Asks a registry for what it does not know, and goes on with what it knows where there is no answer.
 */
public final class RegistryFormat implements WireFormat {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryFormat.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RegistryClient client;
    private final Rules rules;
    private final SchemaCache cache;
    private final Lookups lookups;
    /** By topic and schema. */
    private final Map<Written, Integer> ids = new ConcurrentHashMap<>();

    /**
     * How schemas are kept and looked for.
     *
     * @param naming under which names
     * @param register whether a schema that a subject has not is registered
     * @param retryFor how long a schema may be missing, or the registry away when it is needed, before it is given up
     * @param known the file that has what the registry has answered before; empty: none
     * @param keep whether what it answers now is put there, too
     */
    public record Rules(
            SubjectNaming naming, boolean register, Duration retryFor, Optional<Path> known, boolean keep) {}

    private record Written(String topic, Schema schema) {}

    /** Asks nothing yet. */
    public RegistryFormat(RegistryAddress address, Rules rules) {
        this.client = new RegistryClient(address);
        this.rules = rules;
        this.cache = new SchemaCache(client.url(), rules.known(), rules.keep());
        this.lookups = new Lookups(client, cache, rules.retryFor(), address.timeout());
    }

    @Override
    public Optional<String> awaited(String topic, Headers headers, byte[] value) {
        return framed(headers, value).flatMap(framed -> lookups.awaited(framed.id()));
    }

    @Override
    public Optional<Datum> read(String topic, Headers headers, byte[] value) throws UnknownSchemaException {
        Optional<Framed> framed = framed(headers, value);
        if (framed.isEmpty()) {
            return Optional.empty();
        }
        SchemaId id = framed.get().id();
        Optional<Schema> known = cache.schema(id);
        Schema schema = known.isPresent() ? known.get() : lookups.await(id);
        return Optional.of(new Datum(schema, value, framed.get().datum()));
    }

    @Override
    public byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject) {
        return Framed.frame(id(topic, schema), singleObject, SingleObject.PREFIX);
    }

    /**
     * Looks for the id of a schema, and registers it if it may. A registry that does not answer is done without where
     * the id is known from before, else waited for.
     *
     * @throws SerializationException when the schema is not there and is not to be registered, is refused, or the
     *     registry does not answer
     */
    @Override
    public void prepare(String topic, Schema schema) {
        id(topic, schema);
    }

    @Override
    public void close() {
        lookups.close();
    }

    /** Single objects are read as such, whatever their headers say. */
    private static Optional<Framed> framed(Headers headers, byte[] value) {
        return SingleObject.is(value) ? Optional.empty() : Framed.of(headers, value);
    }

    private int id(String topic, Schema schema) {
        Integer known = ids.get(new Written(topic, schema));
        if (known != null) {
            return known;
        }
        int id = ask(rules.naming().subject(topic, schema), schema);
        ids.put(new Written(topic, schema), id);
        return id;
    }

    private int ask(String subject, Schema schema) {
        long end = System.nanoTime() + rules.retryFor().toNanos();
        while (true) {
            try {
                int id = rules.register() ? client.register(subject, schema) : client.find(subject, schema);
                cache.put(subject, schema, id);
                return id;
            } catch (RegistryException failed) {
                if (failed.fault() != Fault.NO_ANSWER) {
                    throw refused(subject, schema, failed);
                }
                Optional<Integer> known = cache.id(subject, schema);
                if (known.isPresent()) {
                    LOG.warn("{}: {}; going on with its id of before, {}", subject, failed.getMessage(), known.get());
                    return known.get();
                }
                if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                    throw new SerializationException("registry.url: " + failed.getMessage()
                            + " (expected: an answer within registry.retry-for, " + rules.retryFor()
                            + ", for the id of " + schema.getFullName() + " is not known from before)");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private SerializationException refused(String subject, Schema schema, RegistryException failed) {
        return new SerializationException("registry, subject " + subject + ": " + failed.getMessage()
                + " (expected: " + schema.getFullName()
                + (rules.register()
                        ? " to be taken; let the subject's compatibility allow it, or choose another"
                                + " registry.subject-naming)"
                        : " to be there; register it, or set registry.auto-register=true)"));
    }
}
