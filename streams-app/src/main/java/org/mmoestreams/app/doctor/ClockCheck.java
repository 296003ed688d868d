package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.registry.RegistryProbe;

/**
 * Whether others' clocks go with this machine's, as far as can be told without writing anything: a record from later
 * than now has its time of a clock that is ahead. Brokers tell no time, a registry does.
 */
final class ClockCheck implements Check {

    private static final String NAME = "clock";
    private static final Duration LITTLE = Duration.ofSeconds(5);
    private static final String REMEDY = "set the clocks of all machines by NTP";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(TopicsCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Settings settings = intent.settings();
        List<Finding> findings = new ArrayList<>();
        try (Admin admin = intent.admin()) {
            Map<String, Instant> newest = newest(admin, settings);
            Instant now = Instant.now();
            newest.forEach((topic, time) -> {
                Duration ahead = Duration.between(now, time);
                if (ahead.compareTo(LITTLE) > 0) {
                    findings.add(Finding.warning(
                            NAME,
                            topic + ": has a record of " + time + ", " + seconds(ahead) + " ahead of this machine's "
                                    + now,
                            REMEDY + "; where producers set times of their own, see event.max-ahead"));
                }
            });
        }
        Optional<Duration> registry = TopicFormats.probe(settings).flatMap(ClockCheck::difference);
        registry.filter(difference -> difference.abs().compareTo(LITTLE) > 0)
                .ifPresent(difference -> findings.add(Finding.warning(
                        NAME, "the registry's is " + seconds(difference) + " ahead of this machine's", REMEDY)));
        return findings.isEmpty() ? List.of(Finding.good(NAME, told(registry))) : findings;
    }

    private static String told(Optional<Duration> registry) {
        return "no record is from later than now; brokers tell no more"
                + registry.map(difference -> "; the registry's goes with this machine's")
                        .orElse("");
    }

    /** How far the registry's clock is ahead of this one; it tells whole seconds. */
    private static Optional<Duration> difference(RegistryProbe probe) {
        Instant before = Instant.now();
        Optional<Instant> told = probe.time();
        Duration half = Duration.between(before, Instant.now()).dividedBy(2);
        return told.map(time -> Duration.between(before.plus(half), time));
    }

    private static Map<String, Instant> newest(Admin admin, Settings settings) {
        Set<String> present = new TopicAdmin(admin).names();
        List<String> topics = new ArrayList<>(settings.topics().all());
        topics.addAll(LearnerTopology.internalTopics(settings));
        topics.removeIf(topic -> !present.contains(topic));
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        var described = admin.describeTopics(topics).topicNameValues();
        described.forEach((topic, answer) -> TopicAdmin.await(answer)
                .partitions()
                .forEach(partition ->
                        asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.maxTimestamp())));
        var offsets = admin.listOffsets(asked);
        Map<String, Instant> newest = new HashMap<>();
        asked.keySet().forEach(partition -> time(offsets.partitionResult(partition))
                .ifPresent(time -> newest.merge(partition.topic(), time, ClockCheck::later)));
        return newest;
    }

    /** Empty for a partition without records, and where brokers are too old to say. */
    private static Optional<Instant> time(KafkaFuture<ListOffsetsResultInfo> answer) {
        try {
            long millis = TopicAdmin.await(answer).timestamp();
            return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (ApiException untold) {
            return Optional.empty();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
