package org.mmoestreams.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.Metrics;
import org.mmoestreams.app.committed.CommitListener;
import org.mmoestreams.app.committed.Committed;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.http.Route;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.DeadLetterHeaders;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** The API of a learner that has committed a little of everything. */
final class ApiUnderTest implements AutoCloseable {

    private static final String WAITS = "census.features-1, offset 5 and what follows waits: schema 7";

    private static final int PARTITIONS = 2;

    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Committed committed;
    private final Metrics kafka = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Api api;
    private double lagRecords = 7;
    private volatile boolean isFailing;
    private volatile Health health = new Health(true, true, "RUNNING");

    ApiUnderTest() {
        this(List.of());
        commit(TopicRole.METRICS, metrics(MetricsScope.SLIDING));
        commit(TopicRole.METRICS, metrics(MetricsScope.TOTAL));
        commit(TopicRole.METRICS, metrics(MetricsScope.TUMBLING));
        commit(TopicRole.EXPERTS, experts());
        commit(TopicRole.DRIFT, drift("buys", null));
        commit(TopicRole.DRIFT, drift(null, "place"));
        commitDeadLetter("it is");
    }

    /** One that has committed nothing yet, with more settings. */
    ApiUnderTest(List<String> more) {
        List<String> all = new ArrayList<>(List.of("http.port=0", "topics.experts=experts", "topics.drift=drift"));
        all.addAll(more);
        settings = Settings.of(Visits.smallModel(all.toArray(String[]::new)));
        NativeRuntime.start();
        committed = new Committed(settings.applicationId(), TopicFormats.values(settings, WireFormat.SINGLE_OBJECT));
        committed.models().begins(0, new TreeMap<>());
        committed.metricsBegin();
        MetricName lag = new MetricName(
                "records-lag-max", "consumer-fetch-manager-metrics", "behind", Map.of("client-id", "consumer-1"));
        kafka.addMetric(lag, (Measurable) (config, now) -> lagRecords);
        addLag(settings.topics().features(), 0, 3);
        addLag(settings.topics().features(), 1, Double.NaN);
        addLag(settings.name(InternalTopic.SCORED_WINDOWS), 0, 9);
        addLag("another", 0, 11);
        MetricName commits =
                new MetricName("commit-total", "stream-thread-metrics", "commits", Map.of("thread-id", "thread-1"));
        kafka.addMetric(commits, (Measurable) (config, now) -> 5);
        MetricName latency = new MetricName(
                "commit-latency-avg", "stream-thread-metrics", "commits", Map.of("thread-id", "thread-1"));
        kafka.addMetric(latency, (Measurable) (config, now) -> 12.5);
        Told told = new Told(() -> health, this::observed, committed, Set::of, this::metrics, PARTITIONS);
        api = Api.start(ApiServer.listen(settings.http()), settings, Visits.schema(), told);
    }

    String address() {
        return api.address();
    }

    /** From now on. */
    void health(Health now) {
        health = now;
    }

    /** From now on nobody knows what the process noticed, or does again. */
    void failing(boolean fails) {
        isFailing = fails;
    }

    /** A partition's learner begins here. */
    void begin(int partition) {
        committed.models().begins(partition, new TreeMap<>());
    }

    List<Route> routes() {
        return api.routes();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(api.address() + path)).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Commits a record to a topic. */
    void commit(TopicRole topic, SpecificRecordBase record) {
        commit(topic, new ProducerRecord<>(settings.name(topic), AvroBytes.of(record)));
    }

    /** The scored windows are this process's from now on. */
    void metricsBegin() {
        committed.metricsBegin();
    }

    /** The scored windows are another process's from now on. */
    void metricsEnd() {
        committed.metricsEnd();
    }

    /** What Kafka's consumer says of its lag from now on. */
    void lag(double records) {
        lagRecords = records;
    }

    static TaskMetrics metrics(MetricsScope scope) {
        return ofTask(scope).build();
    }

    /** Metrics of a task, to be changed. */
    static TaskMetrics.Builder ofTask(MetricsScope scope) {
        return TaskMetrics.newBuilder()
                .setTask("buys")
                .setScope(scope)
                .setFirstRow(0)
                .setLastRow(100)
                .setRows(100)
                .setPositives(40)
                .setNegatives(60)
                .setAuc(0.75)
                .setModelVersion(3)
                .setCalibrationBins(List.of())
                .setMeasures(List.of(
                        new Measure("auc", 0.75, 0.0, 100L),
                        new Measure("auc_low", 0.7, 0.0, 100L),
                        new Measure("calibration", null, null, 100L),
                        new Measure("label_delay_p50_ms", 1500.0, 1.0, 100L),
                        new Measure("oldest_waiting_event_time", 1.7e12, 1.0, 100L),
                        new Measure("worst_slice_auc_place", 0.6, 0.0, 100L)));
    }

    @Override
    public void close() {
        api.close();
        kafka.close();
    }

    private void commit(TopicRole topic, ProducerRecord<byte[], byte[]> record) {
        CommitListener listener = committed.listeners(settings).get(settings.name(topic));
        listener.committed(List.of(record));
    }

    private void addLag(String topic, int partition, double records) {
        MetricName lag = new MetricName(
                "records-lag",
                "consumer-fetch-manager-metrics",
                "behind",
                Map.of("client-id", "consumer-1", "topic", topic, "partition", Integer.toString(partition)));
        kafka.addMetric(lag, (Measurable) (config, now) -> records);
    }

    private Map<MetricName, ? extends Metric> metrics() {
        return kafka.metrics();
    }

    private Observed observed() {
        if (isFailing) {
            throw new IllegalStateException("told to fail");
        }
        LabelsSeen seen = new LabelsSeen(2, 1, 0, 0, Map.of("buys", Map.of("labels_joined", 5L)));
        return new Observed(
                300,
                100,
                Map.of("BAD_VALUE", 2L),
                Map.of("values left out", 1L),
                List.of("wrong", WAITS),
                Map.of(0, seen),
                9);
    }

    static ExpertMetrics experts() {
        return ExpertMetrics.newBuilder()
                .setTask("buys")
                .setModelId("mmoe-streams/0")
                .setPartition(0)
                .setModelVersionFrom(0)
                .setModelVersionTo(3)
                .setEventTimeFrom(Instant.EPOCH)
                .setEventTimeTo(Instant.EPOCH)
                .setRows(100)
                .setGateEntropy(0.6)
                .setEffectiveExperts(1.9)
                .setImbalance(0.1)
                .setExperts(List.of(new ExpertShare(0.6, 0.7, false), new ExpertShare(0.4, 0.3, true)))
                .setDuplicates(List.of())
                .build();
    }

    static DriftEvent drift(String task, String field) {
        return DriftEvent.newBuilder()
                .setModelId("mmoe-streams/0")
                .setModelVersion(3)
                .setTask(task)
                .setField(field)
                .setDetector("adwin")
                .setRows(90)
                .setEventTime(Instant.EPOCH)
                .setBefore(0.1)
                .setAfter(0.2)
                .setReaction("none")
                .build();
    }

    void commitDeadLetter(String message) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                settings.name(TopicRole.DEAD_LETTERS), null, 5L, "a key".getBytes(UTF_8), new byte[5000]);
        record.headers().add(DeadLetterHeaders.REASON, "MALFORMED".getBytes(UTF_8));
        record.headers().add(DeadLetterHeaders.MESSAGE, message.getBytes(UTF_8));
        record.headers().add(DeadLetterHeaders.TOPIC, "features".getBytes(UTF_8));
        record.headers().add(DeadLetterHeaders.PARTITION, "0".getBytes(UTF_8));
        record.headers().add(DeadLetterHeaders.OFFSET, "17".getBytes(UTF_8));
        commit(TopicRole.DEAD_LETTERS, record);
    }
}
