package org.mmoestreams.app.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.committed.CommittedModel;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

/**
 * Scores events by one model as it was committed last: a copy of its own, which takes over what has changed before it
 * is asked. The learner knows nothing of it. Names that the model did not know at that commit are scored as names
 * without a row of their own. Several threads take turns.
 */
final class Scorer implements AutoCloseable {

    private final CommittedModel source;
    private final OnlineLearner learner;
    private final EventReader reader;
    private final RowBatch rows;
    private final SortedMap<String, byte[]> chunks = new TreeMap<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private long commit;
    private boolean isClosed;
    private volatile boolean isSound = true;

    Scorer(EventSchema schema, LearnerConfig config, CommittedModel source) {
        this.source = source;
        learner = OnlineLearner.create(schema.spec(), config);
        reader = new EventReader(schema, Duration.ofDays(1));
        rows = learner.newBatch();
    }

    /** Whether it is of this model. */
    boolean isOf(CommittedModel model) {
        return source == model;
    }

    /** Whether it has all that it was given; else another is to be made, which begins with the whole model. */
    boolean isSound() {
        return isSound;
    }

    /**
     * The scores of some events, all by one version.
     *
     * @param events in Avro's single-object encoding
     * @throws UnusableEventException when one of them cannot be used
     */
    Scores score(List<byte[]> events) {
        return inTurn(() -> {
            List<double[]> all = new ArrayList<>();
            for (int from = 0; from < events.size(); from += rows.capacity()) {
                int count = Math.min(rows.capacity(), events.size() - from);
                for (int row = 0; row < count; row++) {
                    learner.encodeFrozen(read(events.get(from + row), from + row), rows, row);
                }
                learner.predict(rows, 0, count);
                for (int row = 0; row < count; row++) {
                    all.add(predictions(row));
                }
            }
            return new Scores(learner.windows(), all);
        });
    }

    /**
     * What each field adds to an event's score.
     *
     * @param event in Avro's single-object encoding
     * @throws UnusableEventException when it cannot be used
     */
    Explanation explain(byte[] event) {
        return inTurn(() -> new Occlusion(learner, rows, () -> read(event, 0)).explanation());
    }

    /** The digest of the model, and the version that it is of. */
    VersionDigest digest() {
        return inTurn(() -> new VersionDigest(learner.windows(), ModelDigest.of(chunks)));
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                learner.close();
            }
        } finally {
            turn.unlock();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            if (isClosed || !isSound) {
                throw new NoModelException(source.partition());
            }
            takeOver(source.changesSince(commit));
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void takeOver(CommittedModel.Changes changes) {
        if (changes.commit() > commit) {
            // where the learner takes only some of it, this one is of no more use
            isSound = false;
            learner.load(changes.chunks());
            chunks.putAll(changes.chunks());
            commit = changes.commit();
            isSound = true;
        }
    }

    private double[] predictions(int row) {
        double[] scores = new double[learner.spec().tasks().size()];
        for (int task = 0; task < scores.length; task++) {
            scores[task] = rows.prediction(row, task);
        }
        return scores;
    }

    private FieldValues read(byte[] event, int index) {
        try {
            return reader.read(event, EventReader.NO_TIMESTAMP).values();
        } catch (BadEventException e) {
            throw new UnusableEventException(index, e);
        }
    }
}
