package org.mmoestreams.client.topics;

import static org.mmoestreams.checks.Checks.check;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * A topic of the application's own, which nobody else reads or writes: between two of its nodes, or behind a store.
 *
 * @param suffix what its name has after the application id and a hyphen
 * @param with the shared topic without which there is none; empty: there always is
 * @param isForGood whether its records are kept for ever; else as long as brokers keep those of any topic
 * @param schema of its records; empty for a changelog
 */
public record InternalTopic(String suffix, Optional<TopicRole> with, boolean isForGood, Optional<Schema> schema)
        implements TopicName {

    /** From the learner to the metrics, which see the windows of all partitions: it has one. */
    public static final InternalTopic SCORED_WINDOWS =
            new InternalTopic("scored-windows", Optional.empty(), false, Optional.of(ScoredWindow.getClassSchema()));

    /** What each training window learnt, from which it can be learnt again; of one partition, for windows are few. */
    public static final InternalTopic HISTORY = new InternalTopic(
            "history", Optional.of(TopicRole.LABELS), true, Optional.of(LearntWindow.getClassSchema()));

    private static final String CHANGELOG = "-changelog";

    /** Checks that the suffix is one that Kafka takes in a topic's name. */
    public InternalTopic {
        check(Topics.isName(suffix), "suffix", suffix, Topics.NAME_RULE);
    }

    /** A topic that there always is, whose records have no schema. */
    public InternalTopic(String suffix) {
        this(suffix, Optional.empty(), false, Optional.empty());
    }

    /** The changelog that Kafka Streams keeps of a store. */
    public static InternalTopic changelogOf(String store) {
        return new InternalTopic(store + CHANGELOG);
    }

    /** Its name in Kafka. */
    public String of(String applicationId) {
        return applicationId + "-" + suffix;
    }

    /** The topic as it is to be created, with one partition. */
    public TopicSpec spec(String applicationId) {
        Map<String, String> settings = isForGood ? Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1") : Map.of();
        return new TopicSpec(of(applicationId), 1, settings);
    }

    @Override
    public String in(String applicationId, Topics shared) {
        return of(applicationId);
    }

    @Override
    public boolean isAmong(Topics shared) {
        return with.isEmpty() || shared.has(with.get());
    }
}
