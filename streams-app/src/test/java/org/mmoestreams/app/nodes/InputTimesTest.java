package org.mmoestreams.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/** Of equal times the label comes before the event, and each record gets its own time back. */
final class InputTimesTest {

    private static final long YEAR_9999 = 253_402_300_799_999L;

    private final Topics topics = Settings.of("topics.labels=labels").topics();
    private final InputTimes labels = InputTimes.of(TopicRole.LABELS, topics);
    private final InputTimes events = InputTimes.of(TopicRole.FEATURES, topics);

    @Test
    void tellsALabelBeforeAnEventOfTheSameTimeAndAfterAnyEarlierOne() {
        times().filter(time -> time <= YEAR_9999).forEach(time -> {
            assertThat(told(labels, time)).as("labels at %s", time).isLessThan(told(events, time));
            assertThat(told(events, time)).as("events at %s", time).isLessThan(told(labels, time + 1));
        });
    }

    @Test
    void givesEachRecordItsOwnTimeBack() {
        times().forEach(time -> {
            assertThat(restored(labels, time)).isEqualTo(time);
            assertThat(restored(events, time)).isEqualTo(time);
        });
    }

    @Test
    void letsARecordWithoutATimeComeLastAndGoThrough() {
        for (InputTimes each : new InputTimes[] {labels, events}) {
            long told = told(each, ConsumerRecord.NO_TIMESTAMP);
            assertThat(told).isGreaterThan(told(events, YEAR_9999));
            assertThat(restoredOf(each, told)).isEqualTo(EventReader.NO_TIMESTAMP);
        }
    }

    @Test
    void tellsTimesAsTheyAreWhereThereAreNoLabels() {
        InputTimes alone = InputTimes.of(TopicRole.FEATURES, Topics.standard());
        times().forEach(time -> assertThat(told(alone, time)).isEqualTo(time));
        Record<byte[], byte[]> record = new Record<>(null, null, 7);
        assertThat(alone.restored(record)).isSameAs(record);
    }

    private static LongStream times() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("InputTimesTest"));
        return LongStream.concat(
                LongStream.of(0, 1, 2, YEAR_9999, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE),
                LongStream.concat(random.longs(500, 0, YEAR_9999), random.longs(500, 0, Long.MAX_VALUE)));
    }

    private static long told(InputTimes times, long timestamp) {
        TimestampExtractor extractor = times.extractor();
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
        long told = extractor.extract(record, -1);
        assertThat(told).as("what Kafka Streams passes over").isNotNegative();
        return told;
    }

    private static long restored(InputTimes times, long timestamp) {
        return restoredOf(times, told(times, timestamp));
    }

    private static long restoredOf(InputTimes times, long told) {
        return times.restored(new Record<>(null, null, told)).timestamp();
    }
}
