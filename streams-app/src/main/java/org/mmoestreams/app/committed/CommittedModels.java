package org.mmoestreams.app.committed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.client.models.ModelIdentity;

/** The models that this process learns, each as it was committed last. Safe for several threads; none waits. */
public final class CommittedModels implements ModelListener, CommitListener {

    private final ConcurrentMap<Integer, CommittedModel> models = new ConcurrentHashMap<>();
    private final List<Consumer<CommittedModel>> farewells = new CopyOnWriteArrayList<>();
    private final Consumer<CommittedModel> learnt;
    private final LongSupplier clock;

    /**
     * None yet.
     *
     * @param learnt is told, on a stream thread, of a model that has another version since a commit
     */
    public CommittedModels(Consumer<CommittedModel> learnt) {
        this(learnt, System::currentTimeMillis);
    }

    CommittedModels(Consumer<CommittedModel> learnt, LongSupplier clock) {
        this.learnt = learnt;
        this.clock = clock;
    }

    /** By partition. */
    public SortedMap<Integer, CommittedModel> all() {
        return new TreeMap<>(models);
    }

    /** The model of a partition; empty when it is learnt elsewhere. */
    public Optional<CommittedModel> of(int partition) {
        return Optional.ofNullable(models.get(partition));
    }

    /**
     * Tells of each model that is no longer here, from now on.
     *
     * @param farewell is called on stream threads, which wait for it: must hand over and return
     */
    public void whenGone(Consumer<CommittedModel> farewell) {
        farewells.add(farewell);
    }

    @Override
    public void begins(int partition, SortedMap<String, byte[]> chunks) {
        tellOfGone(models.put(partition, new CommittedModel(partition, chunks, clock.getAsLong())));
    }

    @Override
    public void ends(int partition) {
        tellOfGone(models.remove(partition));
    }

    /** Takes the records of a changelog: chunks by key, in the partition of their model. */
    @Override
    public void committed(List<ProducerRecord<byte[], byte[]>> records) {
        Map<Integer, Map<String, byte[]>> changes = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (!key.equals(ModelIdentity.KEY)) {
                changes.computeIfAbsent(record.partition(), partition -> new HashMap<>())
                        .put(key, record.value());
            }
        }
        changes.forEach((partition, chunks) -> of(partition)
                .filter(model -> model.add(chunks, clock.getAsLong()))
                .ifPresent(learnt));
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    private void tellOfGone(CommittedModel model) {
        if (model != null) {
            farewells.forEach(farewell -> farewell.accept(model));
        }
    }
}
