package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.input.FirstOffsets;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.nodes.Arrival;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.app.nodes.Source;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What is on the brokers is taken in the order of its times, and of equal times the label first. */
@WithKafka
final class LabelOrderTest {

    private static final long START = 1_700_000_000_000L;
    private static final int RECORDS = 400;
    private static final Comparator<Taken> IN_ORDER =
            Comparator.comparingLong(Taken::time).thenComparing(taken -> taken.input() == TopicRole.LABELS ? 0 : 1);

    private final TestKafka kafka;
    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("LabelOrderTest"));

    @TempDir
    private Path folder;

    LabelOrderTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @RepeatedTest(3)
    void takesTheLabelFirstWhereTimesAreEqual() {
        Settings settings = settings();
        List<Taken> sent = new ArrayList<>();
        for (TopicRole input : settings.topics().inputs()) {
            kafka.createTopic(settings.name(input), 1);
            sent.addAll(send(settings, input));
        }
        sent.sort(IN_ORDER);
        assertThat(taken(settings)).isEqualTo(sent);
    }

    private Settings settings() {
        String id = TestKafka.unique("order");
        List<String> assignments = new ArrayList<>(LearnerNames.of(id));
        assignments.add("topics.labels=" + id + ".labels");
        assignments.add("state.dir=" + folder);
        return Settings.of(assignments.toArray(String[]::new));
    }

    /** Few times for many records, so that many are equal. */
    private List<Taken> send(Settings settings, TopicRole input) {
        List<Taken> sent = IntStream.range(0, RECORDS)
                .mapToObj(each -> new Taken(input, START + random.nextInt(RECORDS / 4)))
                .sorted(IN_ORDER)
                .toList();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            sent.stream()
                    .map(each -> producer.send(
                            new ProducerRecord<>(settings.name(input), 0, each.time(), new byte[1], new byte[1])))
                    .toList()
                    .forEach(Futures::get);
        }
        return sent;
    }

    private List<Taken> taken(Settings settings) {
        for (TopicRole input : settings.topics().inputs()) {
            InputTopic topic = InputTopic.of(kafka.admin(), settings, input);
            new FirstOffsets(kafka.admin(), settings.applicationId(), "earliest").commit(topic, topic.partitions());
        }
        List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
        try (KafkaStreams streams =
                new KafkaStreams(topology(settings, taken), StreamsProperties.of(settings, kafka.bootstrapServers()))) {
            streams.start();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> taken.size() >= 2 * RECORDS);
        }
        return List.copyOf(taken);
    }

    private static Topology topology(Settings settings, List<Taken> taken) {
        Topology topology = new Topology();
        add(topology, settings, Arrivals.EVENTS, TopicRole.FEATURES);
        add(topology, settings, Arrivals.LABELS, TopicRole.LABELS);
        return topology.addProcessor("taken", () -> new Taking(taken), Arrivals.EVENTS.name(), Arrivals.LABELS.name());
    }

    private static void add(Topology topology, Settings settings, NodePlan plan, TopicRole input) {
        Source source = plan.sources().get(0);
        topology.addSource(
                source.reset(),
                source.name(),
                source.times().apply(settings.topics()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                settings.name(input));
        topology.addProcessor(plan.name(), new Arrivals(input, settings.topics()), source.name());
    }

    private record Taken(TopicRole input, long time) {}

    private record Taking(List<Taken> taken) implements Processor<byte[], Arrival, Void, Void> {

        @Override
        public void process(Record<byte[], Arrival> arrival) {
            Arrival of = arrival.value();
            taken.add(new Taken(of.input(), of.record().timestamp()));
        }
    }
}
