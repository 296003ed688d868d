package org.mmoestreams.app.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;

/** The whole topology without a broker: events in, and all that comes out. */
public final class LearnerDriver implements AutoCloseable {

    public static final long RECORD_TIME = Visits.START;

    private final Observations observations;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> features;
    private final Optional<TestInputTopic<byte[], byte[]>> labels;
    private final Optional<TestOutputTopic<byte[], byte[]>> history;
    private final TestOutputTopic<byte[], byte[]> predictions;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<byte[], byte[]> metrics;
    private final Optional<TestOutputTopic<byte[], byte[]>> experts;
    private final List<TestRecord<byte[], byte[]>> predicted = new ArrayList<>();
    private long sent;

    public LearnerDriver(EventSchema schema, Settings settings) {
        observations = new Observations();
        driver = new TopologyTestDriver(
                LearnerTopology.build(
                        settings,
                        schema,
                        TopicLimits.usual(),
                        new NodeChecks(InputCheck.NONE, partition -> {}, observations)),
                properties(settings),
                Instant.ofEpochMilli(RECORD_TIME));
        Topics topics = settings.topics();
        features = input(topics.features());
        boolean hasLabels = topics.has(TopicRole.LABELS);
        labels = hasLabels ? Optional.of(input(topics.name(TopicRole.LABELS))) : Optional.empty();
        history = hasLabels ? Optional.of(output(settings.name(InternalTopic.HISTORY))) : Optional.empty();
        predictions = output(topics.name(TopicRole.PREDICTIONS));
        deadLetters = output(topics.name(TopicRole.DEAD_LETTERS));
        metrics = output(topics.name(TopicRole.METRICS));
        experts =
                topics.has(TopicRole.EXPERTS) ? Optional.of(output(topics.name(TopicRole.EXPERTS))) : Optional.empty();
    }

    /** A learner of visits with the settings of {@link Visits#smallModel}. */
    public static LearnerDriver ofVisits(String... assignments) {
        return new LearnerDriver(Visits.schema(), Settings.of(Visits.smallModel(assignments)));
    }

    public void send(byte[] value) {
        send(new TestRecord<>(
                ("key-" + sent).getBytes(StandardCharsets.UTF_8), value, new RecordHeaders(), RECORD_TIME));
    }

    public void send(TestRecord<byte[], byte[]> record) {
        sent++;
        features.pipeInput(record);
    }

    /** Sends a label in our own form, in a record of the usual time. */
    public void label(String id, long time, String task, Object value) {
        LabelEvent label = LabelEvent.newBuilder()
                .setEventId(id)
                .setEventTime(Instant.ofEpochMilli(time))
                .setTask(task)
                .setValue(value)
                .build();
        sendLabel(label, RECORD_TIME);
    }

    /** Sends a record to the labels topic, of which there must be one. */
    public void sendLabel(TestRecord<byte[], byte[]> record) {
        labels.orElseThrow().pipeInput(record);
    }

    /** Sends a label, where there is a topic of them. */
    public void sendLabel(LabelEvent label, long recordTime) {
        byte[] key = label.getEventId().getBytes(StandardCharsets.UTF_8);
        labels.orElseThrow().pipeInput(new TestRecord<>(key, AvroBytes.of(label), new RecordHeaders(), recordTime));
    }

    /** What windows learnt since the last call, where labels come late. */
    public List<LearntWindow> history() {
        return history.orElseThrow().readValuesToList().stream()
                .map(value -> AvroBytes.to(LearntWindow.class, value))
                .toList();
    }

    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** All predictions so far. */
    public List<Prediction> predictions() {
        return predictionRecords().stream()
                .map(record -> AvroBytes.to(Prediction.class, record.value()))
                .toList();
    }

    /** The records of all predictions so far. */
    public List<TestRecord<byte[], byte[]>> predictionRecords() {
        predicted.addAll(predictions.readRecordsToList());
        return predicted;
    }

    /** All predictions so far as a plain run has them. */
    public List<Said> said() {
        return predictions().stream().map(Said::of).toList();
    }

    /** What the learner noticed. */
    public Observed observed() {
        return observations.observed();
    }

    /** The dead letters since the last call. */
    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    /** The metrics since the last call. */
    public List<TaskMetrics> metrics() {
        return metrics.readValuesToList().stream()
                .map(value -> AvroBytes.to(TaskMetrics.class, value))
                .toList();
    }

    /** How experts were used, as said since the last call, where there is a topic for it. */
    public List<TestRecord<byte[], byte[]>> experts() {
        return experts.orElseThrow().readRecordsToList();
    }

    public String digest() {
        TreeMap<String, byte[]> chunks = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> entries =
                driver.<String, byte[]>getKeyValueStore(LearnerNode.MODEL_STORE).all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                chunks.put(entry.key, entry.value);
            }
        }
        chunks.remove(ModelIdentity.KEY);
        return ModelDigest.of(chunks);
    }

    @Override
    public void close() {
        driver.close();
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Properties properties(Settings settings) {
        Properties properties = StreamsProperties.of(settings, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/learner-driver");
        return properties;
    }
}
