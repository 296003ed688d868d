package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;

/**
 * Predictions have the headers that were asked for, whatever died in between; without the setting nothing is other than
 * before.
 */
class CarriedHeadersTest {

    private static final String TRACE = "traceparent";

    @Test
    void keepsNamesValuesRepetitionsAndOrder() {
        Headers headers = new RecordHeaders();
        headers.add("b", utf8("1")).add("a", null).add("é", new byte[] {-1, 0}).add("b", new byte[0]);
        byte[] all = CarriedHeaders.named(List.of("*")).of(headers);
        assertThat(CarriedHeaders.read(all)).isEqualTo(headers);
        assertThat(CarriedHeaders.read(CarriedHeaders.named(List.of("b", "z")).of(headers)))
                .extracting(Header::key)
                .containsExactly("b", "b");
        assertThat(CarriedHeaders.named(List.of()).of(headers)).isEmpty();
        assertThat(CarriedHeaders.named(List.of("z")).of(headers)).isEmpty();
    }

    @Test
    void leavesOutWhatIsTooMuch() {
        Headers headers = new RecordHeaders();
        headers.add("big", new byte[CarriedHeaders.MAX_BYTES]);
        headers.add(TRACE, utf8("00-1"));
        CarriedHeaders all = CarriedHeaders.named(List.of("*"));
        byte[] carried = all.of(headers);
        assertThat(CarriedHeaders.read(carried)).extracting(Header::key).containsExactly(TRACE);
        assertThat(all.areWhole(headers, carried)).isFalse();
        CarriedHeaders one = CarriedHeaders.named(List.of(TRACE));
        assertThat(one.areWhole(headers, one.of(headers))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void predictionsHaveTheirEventsHeadersThroughDeathsAnywhere(double labelled) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CarriedHeadersTest " + labelled));
        List<byte[]> visits = new VisitStream(labelled, 1000, 5000, 0.05).bytes(random, 120);
        Settings settings = Settings.of(Visits.smallModel("predictions.headers=" + TRACE + ",baggage"));
        try (RestartableLearner steady = new RestartableLearner(Visits.schema(), settings, Visits.START);
                RestartableLearner mortal = new RestartableLearner(Visits.schema(), settings, Visits.START)) {
            for (int i = 0; i < visits.size(); i++) {
                steady.send(visits.get(i), headers(i));
                mortal.send(visits.get(i), headers(i));
                if (random.nextInt(6) == 0) {
                    mortal.restart();
                }
            }
            assertThat(mortal.published()).isEqualTo(steady.published());
            List<String> predictions = steady.published().stream()
                    .filter(line -> line.startsWith(LearnerNode.PREDICTIONS))
                    .toList();
            assertThat(predictions).hasSizeGreaterThan(100);
            for (int i = 0; i < predictions.size(); i++) {
                assertThat(predictions.get(i)).startsWith("predictions visit-" + i + " ");
                assertThat(predictions.get(i).contains("RecordHeader")).isEqualTo(i % 3 > 0);
                assertThat(predictions.get(i)).doesNotContain("other");
            }
        }
    }

    @Test
    void storesAndPublishesTheSameBytesWithoutTheSetting() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CarriedHeadersTest, off"));
        List<byte[]> visits = VisitStream.mixed(random).bytes(random, 60);
        Settings off = Settings.of(Visits.smallModel());
        Settings on = Settings.of(Visits.smallModel("predictions.headers=*"));
        try (RestartableLearner plain = new RestartableLearner(Visits.schema(), off, Visits.START);
                RestartableLearner with = new RestartableLearner(Visits.schema(), off, Visits.START);
                RestartableLearner empty = new RestartableLearner(Visits.schema(), on, Visits.START)) {
            for (int i = 0; i < visits.size(); i++) {
                plain.send(visits.get(i));
                with.send(visits.get(i), headers(i));
                empty.send(visits.get(i));
            }
            assertThat(with.published()).isEqualTo(plain.published());
            assertSameStores(with, plain);
            assertThat(empty.published()).isEqualTo(plain.published());
            assertSameStores(empty, plain);
        }
    }

    @Test
    void goesOnFromRowsThatWereStoredWithoutHeadersAndWithThem() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CarriedHeadersTest, switched"));
        List<byte[]> visits = new VisitStream(1, 1000, 5000, 0).bytes(random, 8);
        Settings off = Settings.of(Visits.smallModel("window.max-stream-time=PT0S"));
        Settings on = Settings.of(Visits.smallModel("window.max-stream-time=PT0S", "predictions.headers=*"));
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), off, Visits.START)) {
            learner.send(visits.get(0), headers(1));
            learner.restartAs(on);
            learner.send(visits.get(1), headers(1));
            learner.restartAs(off);
            visits.subList(2, 8).forEach(learner::send);
            List<String> predictions = learner.published().subList(0, 8);
            assertThat(predictions.get(0)).doesNotContain("RecordHeader");
            assertThat(predictions.get(1)).contains("RecordHeader");
            assertThat(predictions.get(2)).doesNotContain("RecordHeader");
        }
    }

    private static void assertSameStores(RestartableLearner one, RestartableLearner other) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> second = new HashMap<>();
        one.stored(LearnerNode.WINDOW_STORE).forEach((key, value) -> first.put(key, hex(value)));
        other.stored(LearnerNode.WINDOW_STORE).forEach((key, value) -> second.put(key, hex(value)));
        assertThat(first).isNotEmpty().isEqualTo(second);
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    /** Every third event has none. */
    private static Headers headers(int event) {
        Headers headers = new RecordHeaders();
        if (event % 3 > 0) {
            headers.add(TRACE, utf8("00-" + event)).add("other", utf8("x")).add("baggage", null);
        }
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
