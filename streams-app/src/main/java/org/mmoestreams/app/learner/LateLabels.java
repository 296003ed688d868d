package org.mmoestreams.app.learner;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.app.join.JoinOutlet;
import org.mmoestreams.app.join.Joined;
import org.mmoestreams.app.join.LabelArrival;
import org.mmoestreams.app.join.LabelJoin;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.Label;
import org.mmoestreams.client.serde.LabelReader;

/**
 * Has rows wait for the labels of the labels topic, and hands them to training once these are there. Stands between
 * records and {@link LabelJoin}, which decides.
 */
final class LateLabels implements Waiting, JoinOutlet {

    private final ProcessorContext<byte[], byte[]> context;
    private final LabelInput input;
    private final LabelReader reader;
    private final TrainingWindow window;
    private final Outgoing out;
    private final LabelJoin join;
    private final LabelWatch watch;
    private final double[] labels;
    private Training training;

    private LateLabels(
            ProcessorContext<byte[], byte[]> context,
            LabelInput input,
            TrainingWindow window,
            Outgoing out,
            Observations observations) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(LearnerNode.WAITING_STORE);
        this.context = context;
        this.input = input;
        this.reader = input.reader();
        this.window = window;
        this.out = out;
        this.join = LabelJoin.restore(store, input.rules(), this, window.streamTime());
        this.watch = new LabelWatch(context.taskId().partition(), input.rules(), observations, join.counts());
        this.labels = new double[input.rules().tasks().size()];
    }

    /** Goes on with what the stores have. {@link #train} is to be called before anything comes. */
    static LateLabels restore(
            ProcessorContext<byte[], byte[]> context,
            LabelInput input,
            TrainingWindow window,
            Outgoing out,
            Observations observations) {
        return new LateLabels(context, input, window, out, observations);
    }

    /** Names who learns the rows. */
    void train(Training by) {
        training = by;
    }

    @Override
    public void advance(long eventTime) {
        join.advance(eventTime);
    }

    @Override
    public boolean arrives(Event event) {
        for (int task = 0; task < labels.length; task++) {
            labels[task] = event.values().label(task);
        }
        return join.arrive(event.id(), event.time(), window.events(), labels);
    }

    @Override
    public void arrived(Event event) {
        join.arrived(event.id());
    }

    @Override
    public void predicted(BatchRow row, long version) {
        if (!window.mayWait(row.row())) {
            return;
        }
        double[] predictions = new double[labels.length];
        for (int task = 0; task < predictions.length; task++) {
            predictions[task] = row.prediction(task);
        }
        join.predicted(row.row().id(), version, predictions, row.encoded());
    }

    @Override
    public void label(Record<byte[], byte[]> record) {
        Optional<RecordMetadata> origin = context.recordMetadata();
        try {
            Label label = reader.read(record.key(), record.value(), record.headers(), record.timestamp());
            if (label.isWithdrawal()) {
                join.withdraw(label.id());
            } else {
                join.label(new LabelArrival(
                        label.id(), label.time(), values(label), () -> new KeptRecord(record, origin).write()));
            }
        } catch (BadEventException e) {
            out.deadLabel(record, origin, e);
        }
    }

    @Override
    public Optional<byte[]> counts() {
        return Optional.of(join.counts().write());
    }

    @Override
    public void save() {
        join.save();
        watch.look();
    }

    @Override
    public void close() {
        watch.close();
    }

    @Override
    public void learn(Joined joined) {
        training.add(joined);
    }

    @Override
    public void predictArrived() {
        if (training.hasUnpredicted()) {
            training.predictRest();
        }
    }

    @Override
    public void refuse(byte[] record, Reason reason, String message) {
        KeptRecord kept =
                KeptRecord.read(record, input.topic(), context.taskId().partition());
        out.deadLabel(kept.record(), kept.origin(), new BadEventException(reason, message));
    }

    private double[] values(Label label) {
        double[] values = new double[labels.length];
        for (int task = 0; task < values.length; task++) {
            values[task] = label.value(task);
        }
        return values;
    }
}
