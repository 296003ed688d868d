package org.mmoestreams.app.learner;

import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.join.Joined;
import org.mmoestreams.client.serde.Event;

/**
 * Fills training windows, and closes them: their rows are predicted and published, then learnt. Rows may be predicted
 * before, with the same result.
 */
final class Training {

    private final OnlineLearner learner;
    private final TrainingWindow window;
    private final WindowLearning learning;
    private final Outgoing out;
    private final Waiting waiting;

    /**
     * The training of a learner.
     *
     * @param waiting is told of each row whose prediction goes out
     */
    Training(OnlineLearner learner, TrainingWindow window, WindowLearning learning, Outgoing out, Waiting waiting) {
        this.learner = learner;
        this.window = window;
        this.learning = learning;
        this.out = out;
        this.waiting = waiting;
    }

    /** Closes the window if it must not have an event of this time. */
    void closeIfDue(long eventTime) {
        if (window.isDueAt(eventTime)) {
            close();
        }
    }

    /**
     * Adds an event.
     *
     * @param headers those that its prediction will have
     * @param learnt whether its labels are learnt in this window
     */
    void add(Event event, byte[] headers, boolean learnt) {
        learning.arrived(window.add(event, headers, learnt));
        if (window.labelled().isFull()) {
            close();
        } else if (window.unlabelled().isFull()) {
            predictRest();
        }
    }

    /** Adds a row that was predicted before, with labels that it waited for. */
    void add(Joined joined) {
        window.add(joined);
        if (window.labelled().isFull()) {
            close();
        }
    }

    /** Whether there are rows that were not predicted yet. */
    boolean hasUnpredicted() {
        return window.hasUnpredicted();
    }

    /** Predicts the rows that were not yet, and publishes what they were predicted. */
    void predictRest() {
        predict(window.unlabelled());
        predict(window.labelled());
        publish();
    }

    private void close() {
        PendingBatch labelled = window.labelled();
        predict(window.unlabelled());
        if (labelled.size() > 0) {
            learner.predict(labelled.rows(), 0, labelled.size());
        }
        publish();
        if (labelled.size() > 0) {
            learning.learn(labelled, waiting.counts(), window.events());
        }
        window.reopen();
    }

    private void publish() {
        long version = learner.windows();
        window.takeUnpredicted(row -> {
            out.prediction(row, version);
            waiting.predicted(row, version);
        });
    }

    private void predict(PendingBatch batch) {
        if (batch.hasUnpredicted()) {
            learner.predict(batch.rows(), batch.firstUnpredicted(), batch.size());
        }
    }
}
