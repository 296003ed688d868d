package org.mmoestreams.app.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.committed.CommittedModel;
import org.mmoestreams.app.committed.CommittedModels;
import org.mmoestreams.client.serde.EventSchema;

/**
 * A scorer for each model of this process, made when it is first asked, and freed once its model is gone. Safe for
 * several threads.
 */
public final class Scorers implements AutoCloseable {

    private final EventSchema schema;
    private final LearnerConfig config;
    private final CommittedModels models;
    /** By partition; guarded by this. */
    private final Map<Integer, Scorer> scorers = new HashMap<>();

    private final ExecutorService freeing = freeing();
    private boolean isClosed;

    /**
     * None yet.
     *
     * @param schema how events are read
     * @param config what the learners are made of
     * @param models the models as they are committed
     */
    public Scorers(EventSchema schema, LearnerConfig config, CommittedModels models) {
        this.schema = schema;
        this.config = config;
        this.models = models;
        models.whenGone(gone -> freeing.execute(() -> free(gone)));
    }

    /** The partitions whose models are here. */
    public SortedSet<Integer> partitions() {
        return new TreeSet<>(models.all().keySet());
    }

    /** The partition that producers choose by default for a key. */
    public static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /**
     * The scores of some events by the model of a partition, see {@link Scores}.
     *
     * @param events in Avro's single-object encoding
     * @throws NoModelException when that is not here
     * @throws UnusableEventException when one of the events cannot be used
     */
    public Scores score(int partition, List<byte[]> events) {
        return scorer(partition).score(events);
    }

    /**
     * What each field adds to an event's score by the model of a partition.
     *
     * @param event in Avro's single-object encoding
     * @throws NoModelException when that is not here
     * @throws UnusableEventException when the event cannot be used
     */
    public Explanation explain(int partition, byte[] event) {
        return scorer(partition).explain(event);
    }

    /**
     * The digest of a partition's model.
     *
     * @throws NoModelException when that is not here
     */
    public VersionDigest digest(int partition) {
        return scorer(partition).digest();
    }

    @Override
    public void close() {
        freeing.shutdown();
        List<Scorer> last;
        synchronized (this) {
            isClosed = true;
            last = List.copyOf(scorers.values());
            scorers.clear();
        }
        last.forEach(Scorer::close);
    }

    /** How many there are. */
    synchronized int size() {
        return scorers.size();
    }

    private synchronized Scorer scorer(int partition) {
        Optional<CommittedModel> model = models.of(partition);
        if (isClosed || model.isEmpty()) {
            throw new NoModelException(partition);
        }
        Scorer known = scorers.get(partition);
        if (known != null && known.isOf(model.get()) && known.isSound()) {
            return known;
        }
        if (known != null) {
            scorers.remove(partition);
            freeing.execute(known::close);
        }
        Scorer made = new Scorer(schema, config, model.get());
        scorers.put(partition, made);
        return made;
    }

    private void free(CommittedModel model) {
        Scorer ofModel;
        synchronized (this) {
            ofModel = scorers.get(model.partition());
            if (ofModel == null || !ofModel.isOf(model)) {
                return;
            }
            scorers.remove(model.partition());
        }
        ofModel.close();
    }

    /** One thread, for a scorer is closed only after whoever it answers; what is left at the end is closed there. */
    private static ExecutorService freeing() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "http-freeing");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
