package org.mmoestreams.app.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.mmoestreams.app.admin.TopicAdmin;

/** Whether the brokers are recent enough for transactions by Kafka Streams' {@code exactly_once_v2}. */
final class KafkaVersionCheck implements Check {

    private static final String NAME = "kafka version";
    private static final String METADATA = "metadata.version";
    private static final List<String> TOLD = List.of(METADATA, "transaction.version");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(BrokersCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Map<String, FinalizedVersionRange> features;
        try (Admin admin = intent.admin()) {
            features = new TreeMap<>(
                    TopicAdmin.await(admin.describeFeatures().featureMetadata()).finalizedFeatures());
        }
        // all that have it know exactly_once_v2
        if (features.containsKey(METADATA)) {
            return List.of(Finding.good(
                    NAME,
                    features.entrySet().stream()
                            .filter(each -> TOLD.contains(each.getKey()))
                            .map(each -> each.getKey() + " " + each.getValue().maxVersionLevel())
                            .collect(Collectors.joining(", "))));
        }
        return List.of(Finding.warning(
                NAME,
                "the brokers tell no metadata.version: they are of before 3.3, or of a cluster with ZooKeeper",
                "make sure that they are of 2.5 or newer, which exactly_once_v2 needs; better, bring them up to date"));
    }
}
