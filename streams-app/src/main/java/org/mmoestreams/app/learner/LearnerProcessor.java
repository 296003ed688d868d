package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.config.WindowSettings;
import org.mmoestreams.app.nodes.Arrival;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.observe.FullVocabularies;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * Predicts and learns the events of one partition. An event is read, checked and put into the training window; when the
 * window is due, its rows are predicted and published, then learnt. What all that changed of model and window is put
 * into their stores right before the commit that covers it. Rows that wait longer than the linger are predicted before
 * the window is due, with the same result.
 *
 * <p>The model lives from {@link #init} to {@link #close} and is never shared.
 */
final class LearnerProcessor implements Processor<byte[], Arrival, byte[], byte[]> {

    /**
     * Gets events and labels from {@link Arrivals}; writes predictions, dead letters and scored windows; keeps model
     * and open window.
     */
    static final NodePlan PLAN = NodePlan.named("learner")
            .after(Arrivals.EVENTS)
            .after(Arrivals.LABELS)
            .writes(Sink.of(LearnerNode.PREDICTIONS, TopicRole.PREDICTIONS))
            .writes(new Sink(LearnerNode.DEAD_LETTERS, TopicRole.DEAD_LETTERS, true))
            .writes(Sink.of(LearnerNode.SCORED_WINDOWS, InternalTopic.SCORED_WINDOWS))
            .keeps(() -> LearnerNode.store(LearnerNode.MODEL_STORE))
            .keeps(() -> LearnerNode.store(LearnerNode.WINDOW_STORE))
            .keeps(() -> UnitOfWork.store(LearnerNode.CHANGES_STORE));

    private static final int CHECKS_PER_LINGER = 4;

    private final LearnerNode node;
    private final InputCheck inputs;
    /** Kept, for it is needed with each event. */
    private final Consumer<Arrival> take = this::take;

    private ProcessorContext<byte[], byte[]> context;
    private EventReader reader;
    private InputProgress progress;
    private OnlineLearner learner;
    private ModelStore models;
    private TrainingWindow window;
    private Predictions predictions;
    private ScoredWindows scoredWindows;
    private DeadLetters deadLetters;
    private WindowWarnings warnings;
    private FullVocabularies vocabularies;
    private long waitingSince;
    private UnitOfWork unit;
    private Observations observations;

    LearnerProcessor(LearnerNode node, InputCheck inputs) {
        this.node = node;
        this.inputs = inputs;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        int partition = context.taskId().partition();
        boolean hasModel = store(LearnerNode.MODEL_STORE).get(ModelIdentity.KEY) != null;
        progress = InputProgress.restore(store(LearnerNode.WINDOW_STORE), inputs, partition, hasModel);
        NativeRuntime.start();
        EventSchema schema = node.schema();
        LearnerConfig config = node.config();
        WindowSettings settings = node.window();
        observations = node.outlets().observations();
        reader = new EventReader(schema, node.maxAhead(), node.outlets().events());
        learner = OnlineLearner.create(schema.spec(), config);
        models = ModelStore.restore(store(LearnerNode.MODEL_STORE), learner);
        vocabularies = new FullVocabularies(schema.spec().features().capacities(), learner::overflows, observations);
        window = TrainingWindow.restore(store(LearnerNode.WINDOW_STORE), learner, settings.maxStreamTime());
        predictions = new Predictions(
                context.applicationId() + "/" + partition, schema.spec().tasks());
        scoredWindows = new ScoredWindows(partition, schema.spec().tasks());
        warnings = new WindowWarnings(partition, observations);
        deadLetters = new DeadLetters(node.outlets().maxDeadLetterBytes());
        waitingSince = context.currentSystemTimeMs();
        long linger = settings.linger().toMillis();
        context.schedule(
                Duration.ofMillis(Math.max(1, linger / CHECKS_PER_LINGER)),
                PunctuationType.WALL_CLOCK_TIME,
                now -> predictWaiting(now, linger));
        // left for the commit after, what waits would be late by a whole interval
        unit = UnitOfWork.start(context, LearnerNode.CHANGES_STORE, this::write, () -> {
            predictAndPublish();
            endBeforeUnreadable();
        });
    }

    @Override
    public void process(Record<byte[], Arrival> arrival) {
        unit.change(take, arrival.value());
    }

    @Override
    public void close() {
        if (unit != null) {
            unit.close();
        }
        if (learner != null) {
            learner.close();
        }
    }

    private void take(Arrival arrival) {
        context.recordMetadata().ifPresent(place -> progress.pass(arrival.input(), place));
        switch (arrival.input()) {
            case LABELS -> label();
            default -> learnOrSetAside(arrival.record());
        }
    }

    private void label() {
        observations.labelRead();
    }

    private void learnOrSetAside(Record<byte[], byte[]> record) {
        observations.eventRead();
        try {
            learn(reader.read(record.value(), record.timestamp()), carried(record));
        } catch (BadEventException e) {
            refuse(record, e);
        }
    }

    private void write() {
        inputs.requireSameTopic();
        models.save();
        window.save();
        progress.save();
    }

    private void refuse(Record<byte[], byte[]> record, BadEventException why) {
        Optional<RecordMetadata> origin = context.recordMetadata();
        String place = origin.map(at -> at.topic() + "-" + at.partition() + ", offset " + at.offset())
                .orElse("a record");
        observations.deadLetter(why.reason().name(), place, why.getMessage());
        context.forward(
                deadLetters.of(record, origin, why).withTimestamp(context.currentSystemTimeMs()),
                LearnerNode.DEAD_LETTERS);
    }

    private byte[] carried(Record<byte[], byte[]> record) {
        CarriedHeaders headers = node.outlets().headers();
        byte[] carried = headers.of(record.headers());
        if (!headers.areWhole(record.headers(), carried)) {
            observations.incident(
                    "headers left out",
                    1,
                    "an event's headers make more than " + CarriedHeaders.MAX_BYTES
                            + " bytes (expected: fewer; name those that are needed in predictions.headers)");
        }
        return carried;
    }

    private void learn(Event event, byte[] headers) {
        if (event.itemsLeftOut() > 0) {
            observations.incident(
                    "values left out",
                    event.itemsLeftOut(),
                    "an event has more values of a multi-valued field than its max-values (expected: as many at most;"
                            + " raise `max-values` in event.spec and run reset, or let the producer send fewer)");
        }
        if (window.isDueAt(event.time())) {
            closeWindow();
        }
        if (!window.hasUnpredicted()) {
            waitingSince = context.currentSystemTimeMs();
        }
        window.add(event, headers);
        vocabularies.encoded();
        if (window.labelled().isFull()) {
            closeWindow();
        } else if (window.unlabelled().isFull()) {
            predictRest();
        }
    }

    private void closeWindow() {
        PendingBatch labelled = window.labelled();
        predict(window.unlabelled());
        if (labelled.size() > 0) {
            learner.predict(labelled.rows(), 0, labelled.size());
        }
        publishPredictions();
        if (labelled.size() > 0) {
            learnWindow(labelled);
        }
        window.reopen();
    }

    private void learnWindow(PendingBatch labelled) {
        ScoredWindow scored = scoredWindows.of(labelled, learner.windows());
        boolean learnt = learner.learn(labelled.rows(), labelled.size());
        if (learnt) {
            observations.rowsLearnt(labelled.size());
        } else {
            warnings.rejected(scored);
        }
        warnings.look(scored, learner.clipped());
        byte[] key = Integer.toString(scored.getPartition()).getBytes(StandardCharsets.UTF_8);
        context.forward(
                new Record<>(key, AvroBytes.of(scored), context.currentSystemTimeMs()), LearnerNode.SCORED_WINDOWS);
    }

    private void predictWaiting(long now, long linger) {
        if (now - waitingSince >= linger) {
            predictAndPublish();
        }
    }

    private void predictAndPublish() {
        if (window.hasUnpredicted()) {
            unit.change(this::predictRest);
        }
    }

    /** Not before all that came before it is committed: whoever goes on behind it loses nothing else. */
    private void endBeforeUnreadable() {
        inputs.requireSameTopic();
        boolean quiet = !unit.hasUnwritten() && !progress.hasMovedSinceAsked();
        if (quiet) {
            progress.requireReadable();
        }
    }

    private void predictRest() {
        predict(window.unlabelled());
        predict(window.labelled());
        publishPredictions();
    }

    private void publishPredictions() {
        long version = learner.windows();
        long now = context.currentSystemTimeMs();
        window.takeUnpredicted(row -> context.forward(predictions.record(row, version, now), LearnerNode.PREDICTIONS));
    }

    private void predict(PendingBatch batch) {
        if (batch.hasUnpredicted()) {
            learner.predict(batch.rows(), batch.firstUnpredicted(), batch.size());
        }
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return context.getStateStore(name);
    }
}
