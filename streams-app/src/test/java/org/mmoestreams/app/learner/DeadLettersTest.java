package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.serde.DeadLetterHeaders;

/** A dead letter fits its topic, whatever its event was made of. */
class DeadLettersTest {

    private static final int MOST = 10_000;
    private final BadEventException why = new BadEventException(Reason.MALFORMED, "value: broken (expected: sound)");
    private final DeadLetters deadLetters = new DeadLetters(MOST);

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, a, false",
        "0, 9500, 0, a, false",
        "0, 9990, 0, a, true",
        "0, 10000000, 0, a, true",
        "9990, 10, 0, a, true",
        "10, 10, 20, a, false",
        "10, 10, 2000, a, true",
        "10, 10, 1000, \u20ac\u20ac\u20ac\u20ac, true"
    })
    void leavesOutWhatWouldNotFit(int keyBytes, int valueBytes, int headerCount, String headerName, boolean omitted) {
        Headers headers = new RecordHeaders();
        for (int i = 0; i < headerCount; i++) {
            headers.add(headerName, new byte[0]);
        }
        Record<byte[], byte[]> event = new Record<>(new byte[keyBytes], new byte[valueBytes], 5, headers);
        Record<byte[], byte[]> letter = deadLetters.of(event, Optional.empty(), why);
        Header omittedBytes = letter.headers().lastHeader(DeadLetterHeaders.OMITTED);
        assertThat(omittedBytes != null).isEqualTo(omitted);
        assertThat(letter.value() == null).isEqualTo(omitted);
        assertThat(AbstractRecords.estimateSizeInBytesUpperBound(
                        RecordBatch.CURRENT_MAGIC_VALUE,
                        CompressionType.NONE,
                        letter.key(),
                        letter.value(),
                        letter.headers().toArray()))
                .isLessThanOrEqualTo(MOST);
        if (omitted) {
            assertThat(Long.parseLong(new String(omittedBytes.value(), StandardCharsets.UTF_8)))
                    .isGreaterThanOrEqualTo((long) keyBytes + valueBytes);
        }
        assertThat(letter.headers().lastHeader(DeadLetterHeaders.REASON).value())
                .isEqualTo("MALFORMED".getBytes(StandardCharsets.UTF_8));
    }
}
