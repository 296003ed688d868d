package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.testing.Visits;

/** Predictions get the headers of their events that the configuration names, and no others. */
class PredictionHeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | ''
            trace           | trace
            user, trace     | trace,user
            *               | trace,user,other
            none            | ''
            """)
    void takesOverTheHeadersThatAreNamed(String names, String expected) {
        Headers headers = new RecordHeaders();
        for (String name : new String[] {"trace", "user", "other"}) {
            headers.add(name, name.getBytes(StandardCharsets.UTF_8));
        }
        byte[] visit = Visits.bytes(Visits.labelled(new SplittableRandom(1), 1, Visits.START));
        try (LearnerDriver driver = LearnerDriver.ofVisits("predictions.headers=" + names)) {
            driver.send(new TestRecord<>(null, visit, headers, LearnerDriver.RECORD_TIME));
            driver.advance(Duration.ofMillis(20));
            Headers carried = driver.predictionRecords().get(0).headers();
            assertThat(carried)
                    .extracting(Header::key)
                    .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(",")));
            assertThat(carried)
                    .allMatch(header -> header.key().equals(new String(header.value(), StandardCharsets.UTF_8)));
        }
    }
}
