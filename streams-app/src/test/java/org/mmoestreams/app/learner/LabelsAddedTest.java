package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.ScoredWindow;

/** A labels topic that is named for a model which was learnt without, or not any more for one that was not. */
class LabelsAddedTest {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final String LABELS = "topics.labels=labels";

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void goesOnWithTheOpenWindowWhereLabelsAreAdded(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> visits = VisitStream.mixed(random).bytes(random, 60);
        int added = random.nextInt(visits.size());
        try (RestartableLearner without = learner();
                RestartableLearner with = learner()) {
            for (int next = 0; next < visits.size(); next++) {
                Headers headers = headers(random);
                without.send(visits.get(next), headers);
                with.send(visits.get(next), headers);
                if (next == added) {
                    with.restartAs(settings(LABELS));
                } else if (random.nextInt(6) == 0) {
                    with.restart();
                }
                if (random.nextInt(10) == 0) {
                    without.advance(LINGER);
                    with.advance(LINGER);
                }
            }
            without.advance(LINGER);
            with.advance(LINGER);
            List<String> published = new ArrayList<>(with.published());
            published.removeIf(line -> line.startsWith(LearnerNode.HISTORY + " "));
            published.replaceAll(LabelsAddedTest::withoutLabelCounts);
            assertThat(published).isEqualTo(without.published());
            assertThat(with.digest()).isEqualTo(without.digest());
        }
    }

    @Test
    void refusesToGoOnWithoutALabelsTopicWhereThereWasOne() {
        SplittableRandom random = new SplittableRandom(7);
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings(LABELS), Visits.START)) {
            learner.send(new VisitStream(0, 1000, 0, 0).bytes(random, 1).get(0));
            learner.sendLabel("nobody".getBytes(StandardCharsets.UTF_8), null);
            assertRefuses(learner);
        }
    }

    @Test
    void refusesToGoOnWithoutALabelsTopicThoughNoLabelCameYet() {
        SplittableRandom random = new SplittableRandom(8);
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings(LABELS), Visits.START)) {
            learner.send(VisitStream.labelled().bytes(random, 1).get(0));
            assertRefuses(learner);
        }
    }

    /** Scored windows have counts of labels where these may come late. */
    private static String withoutLabelCounts(String line) {
        String sink = LearnerNode.SCORED_WINDOWS + " ";
        if (!line.startsWith(sink)) {
            return line;
        }
        ScoredWindow window = AvroBytes.to(ScoredWindow.class, HexFormat.of().parseHex(line.substring(sink.length())));
        return sink
                + HexFormat.of()
                        .formatHex(AvroBytes.of(ScoredWindow.newBuilder(window)
                                .setLabelCounts(null)
                                .build()));
    }

    private static void assertRefuses(RestartableLearner learner) {
        assertThatThrownBy(() -> learner.restartAs(settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("topics.labels: none (expected: the topic of the labels that the stored model was learnt"
                        + " with, for rows wait for them; name it again, or run reset to start anew)");
    }

    /** Of a row with headers there are as many bytes more as headers have, among them just so many as labels take. */
    private static Headers headers(SplittableRandom random) {
        Headers headers = new RecordHeaders();
        if (random.nextBoolean()) {
            headers.add("k", new byte[random.nextInt(12)]);
        }
        return headers;
    }

    private static RestartableLearner learner() {
        return new RestartableLearner(Visits.schema(), settings(), Visits.START);
    }

    private static Settings settings(String... more) {
        List<String> all = new ArrayList<>(List.of("window.max-stream-time=PT30S", "predictions.headers=k"));
        all.addAll(List.of(more));
        return Settings.of(Visits.smallModel(all.toArray(String[]::new)));
    }
}
