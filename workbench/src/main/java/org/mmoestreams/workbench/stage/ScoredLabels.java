package org.mmoestreams.workbench.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicReading;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** The labelled rows of closed windows: those that metrics come to once they have caught up. */
final class ScoredLabels {

    private ScoredLabels() {}

    /**
     * How many there are, by task; committed windows only.
     *
     * @param consumer has no subscription; the caller closes it
     * @param interrupted asked now and then whether to give up
     */
    static Map<String, Long> read(
            Consumer<byte[], byte[]> consumer, String applicationId, BooleanSupplier interrupted) {
        Map<String, Long> rows = new TreeMap<>();
        TopicReading.read(consumer, InternalTopic.SCORED_WINDOWS.of(applicationId), interrupted, record -> {
            for (ScoredTask task :
                    AvroBytes.to(ScoredWindow.class, record.value()).getTasks()) {
                rows.merge(task.getName(), (long) task.getScores().remaining() / Double.BYTES, Long::sum);
            }
        });
        return rows;
    }
}
