package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** Who closes the format that clients' values have. */
class GivenValuesTest {

    private final Theirs theirs = new Theirs();
    private final TopicValues values = new TopicValues(
            new SerdeFormat(Optional.of(theirs), Optional.empty(), WireFormat.SINGLE_OBJECT, Duration.ofSeconds(1)),
            topic -> Optional.empty(),
            topic -> Optional.empty());

    @Test
    void leavesOpenWhatItWasMadeWith() {
        GivenValues given = new GivenValues(values);
        given.configure(Map.of("another", "property"));
        assertThat(given.get()).isSameAs(values);
        given.close();
        assertThat(theirs.isClosed).isFalse();
    }

    @Test
    void closesWhatCameWithTheProperties() {
        GivenValues given = new GivenValues();
        given.configure(Map.of(TopicValues.PROPERTY, values));
        assertThat(given.get()).isSameAs(values);
        given.close();
        assertThat(theirs.isClosed).isTrue();
    }

    @Test
    void closesNothingThatItNeverGot() {
        new GivenValues().close();
        assertThat(theirs.isClosed).isFalse();
    }

    private static final class Theirs implements Deserializer<Object> {

        private boolean isClosed;

        @Override
        public Object deserialize(String topic, byte[] value) {
            return value;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
