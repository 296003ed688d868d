package org.mmoestreams.app.scoring;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.committed.CommittedModel;
import org.mmoestreams.app.committed.CommittedModels;
import org.mmoestreams.client.serde.EventSchema;

/** A scorer for each model of this process, made when it is first asked. Safe for several threads. */
public final class Scorers implements AutoCloseable {

    private final EventSchema schema;
    private final LearnerConfig config;
    private final CommittedModels models;
    private final Map<Integer, Scorer> scorers = new ConcurrentHashMap<>();

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
        scorers.values().forEach(Scorer::close);
        scorers.clear();
    }

    private Scorer scorer(int partition) {
        dropTheGone();
        CommittedModel model = models.of(partition).orElseThrow(() -> new NoModelException(partition));
        return scorers.compute(partition, (key, known) -> {
            if (known != null && known.isOf(model)) {
                return known;
            }
            if (known != null) {
                known.close();
            }
            return new Scorer(schema, config, model);
        });
    }

    private void dropTheGone() {
        scorers.keySet().removeIf(partition -> {
            boolean isGone = models.of(partition).isEmpty();
            if (isGone) {
                Scorer gone = scorers.get(partition);
                if (gone != null) {
                    gone.close();
                }
            }
            return isGone;
        });
    }
}
