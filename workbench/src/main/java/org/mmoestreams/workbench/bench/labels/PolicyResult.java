package org.mmoestreams.workbench.bench.labels;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.client.serde.EventSchema;

/**
 * What the topics hold when a learner has learnt all rows.
 *
 * @param settings the learner's
 * @param schema how it read events
 * @param sent labels that were sent after their events
 * @param seconds from the first event sent to the last commit
 * @param deadLetters events and labels that could not be used
 * @param features the features topic, in its order
 * @param published what was said of each event
 * @param history what each window learnt
 * @param digest the final model's; empty when nothing was learnt
 */
record PolicyResult(
        Settings settings,
        EventSchema schema,
        long sent,
        double seconds,
        long deadLetters,
        List<ConsumerRecord<byte[], byte[]>> features,
        Published published,
        List<RecordedWindow> history,
        Optional<String> digest) {}
