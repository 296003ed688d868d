package org.mmoestreams.app.startup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.input.FirstOffsets;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.serde.EventSchema;

/**
 * All that makes a learner, found to go together without asking a broker: to be made before anything is created or
 * joined.
 *
 * @param settings the settings
 * @param schema how events are read
 */
public record SetUp(Settings settings, EventSchema schema) {

    /**
     * Checks that the topology can be built of them, and that Kafka Streams can be told what it is to be told.
     *
     * @throws ConfigException when not; names the keys and what was expected
     */
    public SetUp {
        try {
            LearnerTopology.build(settings, schema, TopicLimits.usual());
            StreamsProperties.maxRequestBytes(settings);
            TopicFormats.of(settings).close();
            FirstOffsets.check(StreamsProperties.offsetReset(settings));
            settings.http().access().keys();
        } catch (ConfigException explained) {
            throw explained;
        } catch (IllegalArgumentException together) {
            throw new ConfigException(together.getMessage());
        } catch (org.apache.kafka.common.config.ConfigException ofKafkas) {
            throw new ConfigException("kafka.*: " + ofKafkas.getMessage() + " (expected: what Kafka takes)");
        }
    }

    /**
     * What the settings make.
     *
     * @throws ConfigException when a file cannot be read or is not sound, or something does not go together
     */
    public static SetUp of(Settings settings) {
        return new SetUp(settings, settings.event().read());
    }

    /** What events and late labels of a known schema begin with, by where that schema comes from. */
    public Map<String, String> fingerprints() {
        Map<String, String> all = new LinkedHashMap<>(schema.fingerprints());
        LabelInput.of(settings, schema)
                .ifPresent(labels -> all.putAll(labels.schema().fingerprints()));
        return all;
    }
}
