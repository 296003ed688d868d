package org.mmoestreams.app.learner;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.nodes.Arrival;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Sink;
import org.mmoestreams.app.observe.FullVocabularies;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.nn.NativeRuntime;

/**
 * Predicts and learns the events of one partition. An event is read, checked and put into the training window; when
 * the window is due, its rows are predicted and published, then learnt. Where labels come late, rows wait for them once
 * they were predicted, and come to the window with them. What all that changed is put into the stores right before the
 * commit that covers it. Rows that wait longer than the linger are predicted before the window is due, with the same
 * result.
 *
 * <p>The model lives from {@link #init} to {@link #close} and is never shared.
 */
final class LearnerProcessor implements Processor<byte[], Arrival, byte[], byte[]> {

    /**
     * Gets events and labels from {@link Arrivals}; writes predictions, dead letters, changes, scored windows and what
     * was learnt; keeps model, open window and what waits for labels.
     */
    static final NodePlan PLAN = NodePlan.named("learner")
            .after(Arrivals.EVENTS)
            .after(Arrivals.LABELS)
            .writes(Sink.of(LearnerNode.PREDICTIONS, TopicRole.PREDICTIONS))
            .writes(new Sink(LearnerNode.DEAD_LETTERS, TopicRole.DEAD_LETTERS, true))
            .writes(Sink.of(LearnerNode.DRIFT, TopicRole.DRIFT))
            .writes(Sink.of(LearnerNode.SCORED_WINDOWS, InternalTopic.SCORED_WINDOWS))
            .writes(Sink.of(LearnerNode.HISTORY, InternalTopic.HISTORY))
            .keeps(() -> LearnerNode.store(LearnerNode.MODEL_STORE))
            .keeps(() -> LearnerNode.store(LearnerNode.WINDOW_STORE))
            .keepsOf(TopicRole.LABELS, LearnerNode::waitingStore)
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
    private Outgoing out;
    private Training training;
    private Waiting waiting;
    private Drifts drifts;
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
        EventSchema schema = node.inputs().schema();
        FeatureSpec spec = schema.spec();
        observations = node.outlets().observations();
        reader = new EventReader(
                schema,
                node.inputs().maxAhead(),
                node.inputs().format(),
                node.outlets().events());
        learner = OnlineLearner.create(spec, node.start().config());
        models = ModelStore.restore(store(LearnerNode.MODEL_STORE), learner, node.start());
        node.outlets().models().begins(partition, models.chunks());
        vocabularies = new FullVocabularies(spec.features().capacities(), learner::overflows, observations);
        out = new Outgoing(
                context,
                new Predictions(context.applicationId() + "/" + partition, spec.tasks()),
                new DeadLetters(node.outlets().maxDeadLetterBytes()),
                observations);
        startTraining(partition, spec);
        waitingSince = context.currentSystemTimeMs();
        long linger = node.window().linger().toMillis();
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
        if (waiting != null) {
            waiting.close();
        }
        if (learner != null) {
            node.outlets().models().ends(context.taskId().partition());
            learner.close();
        }
    }

    private void startTraining(int partition, FeatureSpec spec) {
        Optional<LabelInput> labels = node.inputs().labels();
        if (labels.isEmpty() && store(LearnerNode.WINDOW_STORE).get(InputPosition.keyOf(TopicRole.LABELS)) != null) {
            throw LabelInput.missing();
        }
        window = TrainingWindow.restore(
                store(LearnerNode.WINDOW_STORE),
                learner,
                node.window().maxStreamTime(),
                labels.isPresent() ? learner::newLateBatch : learner::newBatch);
        Optional<LateLabels> late = labels.map(input -> LateLabels.restore(context, input, window, out, observations));
        waiting = late.isPresent() ? late.get() : Waiting.NONE;
        Optional<WindowHistory> history = labels.map(
                input -> new WindowHistory(partition, spec.networkTasks().size(), models::digest));
        ScoredWindows scored = new ScoredWindows(
                partition, spec.tasks(), SliceTexts.of(learner, node.outlets().slices()));
        WindowReports reports = new WindowReports(partition, scored, history, observations, out);
        drifts = Drifts.restore(node.drifting(), store(LearnerNode.WINDOW_STORE), learner, out, observations);
        training = new Training(learner, window, new WindowLearning(learner, drifts, reports), out, waiting);
        late.ifPresent(each -> each.train(training));
    }

    private void take(Arrival arrival) {
        context.recordMetadata().ifPresent(place -> progress.pass(arrival.input(), place));
        switch (arrival.input()) {
            case LABELS -> {
                observations.labelRead();
                waiting.label(arrival.record());
            }
            default -> learnOrSetAside(arrival.record());
        }
    }

    private void learnOrSetAside(Record<byte[], byte[]> record) {
        observations.eventRead();
        try {
            learn(reader.read(record.value(), record.headers(), record.timestamp()), carried(record));
        } catch (BadEventException e) {
            out.deadLetter(record, context.recordMetadata(), e);
        }
    }

    private void write() {
        inputs.requireSameTopic();
        models.save();
        window.save();
        drifts.save();
        waiting.save();
        progress.save();
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
        waiting.advance(event.time());
        training.closeIfDue(event.time());
        if (!training.hasUnpredicted()) {
            waitingSince = context.currentSystemTimeMs();
        }
        boolean learnt = waiting.arrives(event);
        training.add(event, headers, learnt);
        vocabularies.encoded();
        waiting.arrived(event);
    }

    private void predictWaiting(long now, long linger) {
        if (now - waitingSince >= linger) {
            predictAndPublish();
        }
    }

    private void predictAndPublish() {
        if (training.hasUnpredicted()) {
            unit.change(training::predictRest);
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

    private KeyValueStore<String, byte[]> store(String name) {
        return context.getStateStore(name);
    }
}
