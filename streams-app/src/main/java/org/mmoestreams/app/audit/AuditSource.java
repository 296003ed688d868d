package org.mmoestreams.app.audit;

import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StartSettings;
import org.mmoestreams.app.history.WindowReplay;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.learner.ModelStart;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.client.topics.TopicName;

/**
 * What is audited, as settings, schemas and brokers have it.
 *
 * @param settings those that the learner has
 * @param bootstrap where brokers are
 * @param schema how events are read
 * @param labels how labels are read, and what becomes of them
 * @param interrupted whether to give up
 */
record AuditSource(
        Settings settings, String bootstrap, EventSchema schema, LabelInput labels, BooleanSupplier interrupted) {

    AuditRules rules() {
        return AuditRules.of(labels.rules());
    }

    EventReader eventReader() {
        return new EventReader(
                schema,
                settings.event().maxAhead(),
                new TopicFormat(labels.format(), settings.topics().features()),
                SoundEventListener.NONE);
    }

    LabelReader labelReader() {
        return labels.reader();
    }

    /** A learner that has learnt nothing, which the caller closes. */
    OnlineLearner learner() {
        return OnlineLearner.create(schema.spec(), settings.learner());
    }

    /** Begins as the stream's learner did. */
    WindowReplay begin(OnlineLearner learner) {
        return WindowReplay.begun(
                learner, ModelStart.of(settings, schema.spec()).begin(learner));
    }

    /** Checks that the model to begin with is the one that the stream's began with. */
    void checkStart(ModelIdentity stored) {
        String now = ModelStart.of(settings, schema.spec())
                .saved()
                .map(SavedModel::digest)
                .orElse("");
        if (!now.equals(stored.startedFrom())) {
            throw new IllegalStateException(StartSettings.key() + ": " + named(now) + " (expected: "
                    + named(stored.startedFrom()) + ", which the stored model began with)");
        }
    }

    private static String named(String digest) {
        return digest.isEmpty() ? "no model" : "a model of digest " + digest;
    }

    /** A consumer of committed records, which the caller closes. */
    Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap));
    }

    PartitionRecords all(TopicName topic, int partition) {
        return PartitionRecords.fromStart(consumer(), place(topic, partition), interrupted);
    }

    PartitionRecords from(TopicName topic, int partition, long offset) {
        return PartitionRecords.from(consumer(), place(topic, partition), offset, interrupted);
    }

    private TopicPartition place(TopicName topic, int partition) {
        return new TopicPartition(settings.name(topic), partition);
    }
}
