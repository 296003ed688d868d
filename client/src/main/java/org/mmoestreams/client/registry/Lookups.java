package org.mmoestreams.client.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.mmoestreams.client.registry.RegistryException.Fault;

/**
 * Asks a registry for schemas, on a thread of its own, over and over until they are there. A schema that the registry
 * says it has not for too long is given up: nobody waits for it any more, though it is asked for now and then. While
 * the registry does not answer, nothing is given up. Safe for use by several threads.
 */
final class Lookups implements AutoCloseable {

    private static final int MOST = 10_000;
    private static final long TURN_MILLIS = 50;
    /** Of those given up, in a turn, so that they are in nobody's way. */
    private static final int MOST_GIVEN_UP = 5;
    /** For the turns between an answer and the next. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final RegistryClient client;
    private final SchemaCache cache;
    private final Duration retryFor;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor asking;
    /** By when they were last of interest, so that those that are waited for stay. */
    private final Map<SchemaId, Lookup> open = new LinkedHashMap<>(16, 0.75f, true);

    private boolean started;

    /**
     * Nothing is asked for yet.
     *
     * @param retryFor how long a schema may be missing before it is given up
     * @param timeout how long an answer may take
     */
    Lookups(RegistryClient client, SchemaCache cache, Duration retryFor, Duration timeout) {
        this.client = client;
        this.cache = cache;
        this.retryFor = retryFor;
        this.patience = retryFor.plus(timeout).plus(MARGIN);
        this.asking = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "schema-lookups");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is waited for; empty when the schema is there or given up. Returns at once. */
    synchronized Optional<String> awaited(SchemaId id) {
        if (cache.schema(id).isPresent()) {
            return Optional.empty();
        }
        Lookup lookup = open.get(id);
        if (lookup == null) {
            lookup = begin(id);
        }
        lookup.seen(System.nanoTime());
        return lookup.isGivenUp() ? Optional.empty() : Optional.of(lookup.message());
    }

    /**
     * The schema, waited for as long as it may be missing, and one answer more.
     *
     * @throws UnknownSchemaException when it is given up
     * @throws RegistryAwayException when the registry does not answer for as long
     */
    Schema await(SchemaId id) throws UnknownSchemaException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> awaited = awaited(id);
        while (awaited.isPresent()
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            awaited = awaited(id);
        }
        Optional<Schema> schema = cache.schema(id);
        if (schema.isPresent()) {
            return schema.get();
        }
        if (awaited.isPresent()) {
            throw new RegistryAwayException(awaited.get());
        }
        throw new UnknownSchemaException(why(id));
    }

    /** Asks no more. */
    @Override
    public void close() {
        asking.shutdownNow();
    }

    private synchronized String why(SchemaId id) {
        Lookup lookup = open.get(id);
        return lookup == null ? id + ": not in the registry" : lookup.message();
    }

    private Lookup begin(SchemaId id) {
        Lookup lookup = new Lookup(id, retryFor, System.nanoTime());
        open.put(id, lookup);
        if (open.size() > MOST) {
            open.remove(open.keySet().iterator().next());
        }
        if (!started && !asking.isShutdown()) {
            started = true;
            var unused = asking.scheduleWithFixedDelay(this::turn, 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
        }
        return lookup;
    }

    private void turn() {
        for (Map.Entry<SchemaId, Lookup> each : due()) {
            ask(each.getKey(), each.getValue());
        }
    }

    /** Those that are waited for first, and then a few of those that are not. */
    private synchronized List<Map.Entry<SchemaId, Lookup>> due() {
        long now = System.nanoTime();
        open.values().removeIf(lookup -> lookup.isForgotten(now));
        List<Map.Entry<SchemaId, Lookup>> due = new ArrayList<>();
        List<Map.Entry<SchemaId, Lookup>> givenUp = new ArrayList<>();
        open.forEach((id, lookup) -> {
            if (lookup.isDue(now)) {
                (lookup.isGivenUp() ? givenUp : due).add(Map.entry(id, lookup));
            }
        });
        due.addAll(givenUp.subList(0, Math.min(MOST_GIVEN_UP, givenUp.size())));
        return due;
    }

    private void ask(SchemaId id, Lookup lookup) {
        try {
            Schema schema = client.schema(id);
            cache.put(id, schema);
            synchronized (this) {
                open.remove(id);
            }
        } catch (RegistryException missing) {
            failed(lookup, missing);
        } catch (RuntimeException | StackOverflowError unexpected) {
            // or nothing would ever be asked for again
            failed(lookup, new RegistryException(Fault.NO_ANSWER, Shortened.of(unexpected.toString())));
        }
    }

    private synchronized void failed(Lookup lookup, RegistryException why) {
        lookup.failed(why, System.nanoTime());
    }
}
