package org.mmoestreams.app.report;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicReading;

/** Reads a report from the topics that a learner writes. */
public final class ReportReader {

    private ReportReader() {}

    /** The topics that are read: those of a report's that are configured. */
    public static List<String> topics(Settings settings) {
        return ReportSource.ALL.stream()
                .filter(source -> settings.topics().has(source.role()))
                .map(source -> settings.name(source.role()))
                .toList();
    }

    /**
     * Reads each of the topics, whole, up to where it ends now. There may be no metrics yet.
     *
     * @param consumer reads committed records only and has no subscription; the caller closes it
     * @param interrupted asked a few times a second
     * @throws IllegalStateException when a topic is not there, a record is none of its topic's, or it was interrupted
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer, or nothing comes for half a
     *     minute
     */
    public static Report read(Consumer<byte[], byte[]> consumer, Settings settings, BooleanSupplier interrupted) {
        Report report = new Report(settings.applicationId());
        for (ReportSource<?> source : ReportSource.ALL) {
            if (settings.topics().has(source.role())) {
                String topic = settings.name(source.role());
                TopicReading.read(consumer, topic, interrupted, record -> source.add(record, report));
            } else {
                report.note(source.absent());
            }
        }
        return report;
    }
}
