package org.mmoestreams.workbench.bench.stream;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.topics.TopicReading;

/** Counts what a learner wrote to its changelogs; none of it may have been cleaned away. */
final class Changelogs {

    private static final String SUFFIX = "-changelog";

    private final Bench bench;
    private final Settings settings;

    Changelogs(Bench bench, Settings settings) {
        this.bench = bench;
        this.settings = settings;
    }

    /**
     * The figures.
     *
     * @param events events of the run
     * @param seconds what the run took
     */
    ChangelogFigures measure(long events, double seconds) {
        Map<String, Long> bytes = bytes();
        Map<String, Long> records = new TreeMap<>();
        long commits = 0;
        String model = StoredModels.modelTopic(settings.applicationId());
        for (String topic : bytes.keySet()) {
            Counted counted = count(topic);
            records.put(topic, counted.records());
            // each commit leaves its marker in every partition that it covers, one offset each
            commits += topic.equals(model) ? counted.offsets() - counted.records() : 0;
        }
        double all = bytes.values().stream().mapToLong(Long::longValue).sum();
        return new ChangelogFigures(
                byStore(bytes), byStore(records), commits, all / events, all / seconds, all / Math.max(1, commits));
    }

    private Map<String, Long> bytes() {
        List<String> topics = LearnerTopology.internalTopics(settings).stream()
                .filter(topic -> topic.endsWith(SUFFIX))
                .toList();
        List<Integer> brokers = TopicAdmin.await(bench.admin().describeCluster().nodes()).stream()
                .map(node -> node.id())
                .toList();
        Map<String, Long> bytes = new TreeMap<>();
        TopicAdmin.await(bench.admin().describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .forEach(replica -> bytes.merge(replica.getKey().topic(), size(replica.getValue()), Long::sum));
        return bytes;
    }

    private Counted count(String topic) {
        Map<String, Object> properties = ClientProperties.consumer(settings, bench.bootstrap());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties)) {
            long[] records = {0};
            var ends = TopicReading.read(consumer, topic, bench::isInterrupted, record -> records[0]++);
            return new Counted(
                    records[0],
                    ends.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private Map<String, Long> byStore(Map<String, Long> byTopic) {
        int prefix = settings.applicationId().length() + 1;
        return byTopic.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix, entry.getKey().length() - SUFFIX.length()),
                        Map.Entry::getValue,
                        Long::sum,
                        TreeMap::new));
    }

    private static long size(ReplicaInfo replica) {
        return replica.size();
    }

    private record Counted(long records, long offsets) {}
}
