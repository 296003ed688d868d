package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.workbench.draft.DraftOrigin;
import org.mmoestreams.workbench.draft.EventSample;
import org.mmoestreams.workbench.draft.GivenSchema;
import org.mmoestreams.workbench.draft.Sample;

/**
 * A topic whose events are to be looked at.
 *
 * @param settings how brokers are talked to
 * @param bootstrap brokers
 * @param topic the topic
 * @param schema what its events are written with
 */
record TopicSource(Settings settings, String bootstrap, String topic, Schema schema) {

    /** @throws IllegalArgumentException when the file holds no schema of a record */
    static TopicSource of(Settings settings, String bootstrap, String topic, Path schema) {
        return new TopicSource(settings, bootstrap, topic, GivenSchema.read("schema", schema));
    }

    /**
     * Looks at the last events.
     *
     * @param most how many of each partition
     */
    Sample sample(int most) {
        try (Admin admin = Admins.connect(settings, bootstrap)) {
            new Permissions(admin).require(RequiredPermissions.toRead(topic));
            new TopicAdmin(admin).require(List.of(topic));
        }
        try (var interruption = Interruption.watch();
                var consumer = new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, bootstrap))) {
            return EventSample.of(consumer, topic, schema, most, interruption::requested);
        }
    }

    /** Where a draft of these events comes from. */
    DraftOrigin origin(Sample sample) {
        List<String> notes = sample.unusable() == 0
                ? List.of()
                : List.of("TODO: " + sample.unusable() + " more records are no events of the schema; they would be dead"
                        + " letters. The first: " + sample.problem().orElse(""));
        return new DraftOrigin(
                DraftOrigin.nameOf(topic),
                topic,
                "the last " + sample.rows() + " events of topic " + topic,
                notes,
                List.of("mmoe-streams run --bootstrap " + bootstrap + " --create-topics --config %s"));
    }
}
