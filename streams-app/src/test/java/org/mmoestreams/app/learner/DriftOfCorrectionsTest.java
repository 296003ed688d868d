package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.drift.DriftDetector;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.schemas.LabelEvent;

class DriftOfCorrectionsTest {

    private static final int VISITS = 20;

    /** Each visit is a negative at once, and corrected by its label: 40 rows are learnt of 20 visits. */
    @Test
    void aRowThatCorrectsANegativeIsNoSecondObservation() {
        FeatureSpec spec = Visits.SPEC;
        Attribution atOnce = new Attribution(Duration.ZERO, AtEnd.NEGATIVE, Late.CORRECT, null);
        EventSchema schema = new EventSchema(
                Visits.SCHEMA,
                List.of(),
                new FeatureSpec(
                        spec.row(),
                        spec.features(),
                        List.of(spec.tasks().get(0).attributing(atOnce)),
                        List.of("spent", "note")));
        Settings settings = Settings.of(Visits.smallModel("topics.labels=labels", "window.rows=4"));
        VisitStream visits = new VisitStream(0, 1000, 0, 0);
        try (RestartableLearner learner = new RestartableLearner(schema, settings, Visits.START)) {
            visits.bytes(new SplittableRandom(1), VISITS).forEach(learner::send);
            for (int visit = 0; visit < VISITS; visit++) {
                String id = "visit-" + visit;
                learner.sendLabel(id.getBytes(UTF_8), AvroBytes.of(label(id)));
            }
            long windows = learner.storedModel().windows();
            assertThat(windows).isGreaterThan(VISITS / 4);
            byte[] state = learner.stored(LearnerNode.WINDOW_STORE).get("drift/buys");
            assertThat(DriftDetector.read(settings.drift().detector().orElseThrow(), state)
                            .taken())
                    .isBetween(1L, (long) VISITS);
        }
    }

    private static LabelEvent label(String id) {
        return new LabelEvent(id, Instant.ofEpochMilli(Visits.START + 1000L * VISITS), "buys", 1.0);
    }
}
