package org.mmoestreams.app.committed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.client.registry.Datum;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.DriftEvent;

class CommittedTest {

    private static final DriftEvent DRIFT = DriftEvent.newBuilder()
            .setModelId("mmoe-streams/0")
            .setModelVersion(3)
            .setTask("income")
            .setDetector("adwin")
            .setRows(90)
            .setEventTime(Instant.EPOCH)
            .setBefore(0.1)
            .setAfter(0.2)
            .setReaction("none")
            .build();

    @Test
    void readsWhatWasSentInTheFormatOfItsTopicAndWhatWasNot() {
        Settings settings = Settings.of(Visits.smallModel("topics.drift=drift"));
        Committed committed =
                new Committed(settings.applicationId(), TopicFormats.values(settings, new MarkedFormat()));

        committed
                .listeners(settings)
                .get("drift")
                .committed(List.of(
                        new ProducerRecord<>("drift", MarkedFormat.marked(AvroBytes.of(DRIFT))),
                        new ProducerRecord<>("drift", AvroBytes.of(DRIFT))));

        assertThat(committed.drifts().kept().items()).containsExactly(DRIFT, DRIFT);
    }

    /** A mark of a byte in the place of single-object encoding's ten. */
    private static final class MarkedFormat implements WireFormat {

        private static final int HEADER = 10;

        static byte[] marked(byte[] singleObject) {
            byte[] marked = new byte[singleObject.length - HEADER + 1];
            System.arraycopy(singleObject, HEADER, marked, 1, marked.length - 1);
            return marked;
        }

        @Override
        public Optional<String> awaited(String topic, Headers headers, byte[] value) {
            return Optional.empty();
        }

        @Override
        public Optional<Datum> read(String topic, Headers headers, byte[] value) {
            return value[0] == 0 ? Optional.of(new Datum(DriftEvent.getClassSchema(), value, 1)) : Optional.empty();
        }

        @Override
        public byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject) {
            return marked(singleObject);
        }
    }
}
