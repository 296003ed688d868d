package org.mmoestreams.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a real consumer says it so is in the fault suite, where a batch is damaged on disk. */
class UnreadableInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Record batch for partition a.b-c-3 at offset 7 is invalid, cause: Record is corrupt | 7",
                "Record for partition a.b-c-3 at offset 8 is invalid, cause: Record is corrupt | 8",
                "Received exception when fetching the next record from a.b-c-3. If needed, please seek past it | -1",
                "Encountered corrupt message when fetching offset 9 for topic-partition a.b-c-3 | 9",
                "Failed to make progress reading messages at a.b-c-3=10. Received a non-empty fetch response | 10"
            })
    void knowsWhatConsumersSayOfDamagedBatches(String message, long offset) {
        UnreadableInput place = UnreadableInput.of(new KafkaException(message)).orElseThrow();
        assertThat(place.partition()).isEqualTo(new TopicPartition("a.b-c", 3));
        assertThat(place.offset()).isEqualTo(offset);
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(UnreadableInput.of(new KafkaException("User rebalance callback throws an error")))
                .isEmpty();
        assertThat(UnreadableInput.of(new TimeoutException("Record batch for partition a-1 at offset 7 is invalid")))
                .isEmpty();
    }
}
