package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.testing.EagerDrift;
import org.mmoestreams.app.testing.LogLines;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.DriftEvent;

/** Changes are found, told and reacted to as if the learner had never died. */
class DriftCutPointTest {

    private static final String TASK = "Changes of task buys: ";
    private static final String SINK = LearnerNode.DRIFT + " ";

    @ParameterizedTest
    @EnumSource(Reaction.Kind.class)
    void findsTheSameChangesAndReactsToThemAlikeAtRandomCuts(Reaction.Kind reaction) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("DriftCutPointTest " + reaction));
        for (double labelled : List.of(0.5, 1.0)) {
            List<byte[]> visits = new VisitStream(labelled, 1000, 5000, 0.05).bytes(random, 150);
            RestartCheck.run(
                    Variant.SOUND,
                    Visits.schema(),
                    settings(EagerDrift.any(random), reaction),
                    visits,
                    random.nextLong());
        }
    }

    @ParameterizedTest
    @EnumSource(value = EagerDrift.class, names = "BY_DEFAULT", mode = EnumSource.Mode.EXCLUDE)
    void tellsOfEachChangeAndWhatWasDone(EagerDrift detector) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("DriftCutPointTest of what is told"));
        List<byte[]> visits = VisitStream.labelled().bytes(random, 400);
        List<DriftEvent> told = told(visits, settings(detector, Reaction.Kind.RAISE_RATE));
        assertThat(told).extracting(DriftEvent::getTask).contains("buys", (String) null);
        for (DriftEvent event : told) {
            assertThat(event.getModelId()).endsWith("/0");
            assertThat(event.getEventTime().toEpochMilli())
                    .as("time of its row, one a second")
                    .isEqualTo(Visits.START + 1000 * event.getRows());
            if (event.getTask() == null) {
                assertThat(event.getField()).isIn("place", "kind", "member", "shelf", "amount", "visits");
                assertThat(event.getDetector()).isEqualTo("population-stability");
                assertThat(event.getReaction()).isEqualTo("none");
                assertThat(event.getAfter()).isGreaterThan(0.5);
                assertThat(event.getRows() % 12).isZero();
                continue;
            }
            assertThat(event.getTask()).isEqualTo("buys");
            assertThat(event.getField()).isNull();
            assertThat(event.getDetector()).isEqualTo(detector.detector());
            assertThat(event.getReaction()).isEqualTo("raise-rate");
            assertThat(event.getAfter()).isGreaterThan(event.getBefore());
            assertThat((event.getRows() - 1) / 8).as("window of its row").isEqualTo(event.getModelVersion());
        }
    }

    /** Nothing is ever done about a change of a field. */
    @ParameterizedTest
    @EnumSource(Reaction.Kind.class)
    void advisesAReactionWhereThereIsNoneOnly(Reaction.Kind reaction) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("DriftCutPointTest of advice " + reaction));
        List<byte[]> visits = VisitStream.labelled().bytes(random, 400);
        try (LogLines log = LogLines.of(Observations.class)) {
            told(visits, settings(EagerDrift.OF_LOSSES, reaction));
            List<String> changes = log.warnings().stream()
                    .filter(line -> line.startsWith("Changes of "))
                    .toList();
            assertThat(changes).anyMatch(line -> line.startsWith(TASK)).anyMatch(line -> !line.startsWith(TASK));
            for (String change : changes) {
                assertThat(change.contains(", or choose a drift.reaction)"))
                        .as(change)
                        .isEqualTo(change.startsWith(TASK) && reaction == Reaction.Kind.NONE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = EagerDrift.class, names = "BY_DEFAULT", mode = EnumSource.Mode.EXCLUDE)
    void learnsTheSameWithAndWithoutADetectorWhereNothingIsDone(EagerDrift detector) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("DriftCutPointTest without reaction"));
        List<byte[]> visits = VisitStream.labelled().bytes(random, 200);
        String none = digest(visits, Settings.of(Visits.smallModel("drift.detector=none")));
        assertThat(digest(visits, settings(detector, Reaction.Kind.NONE))).isEqualTo(none);
        for (Reaction.Kind kind : Reaction.Kind.values()) {
            if (kind != Reaction.Kind.NONE) {
                assertThat(digest(visits, settings(detector, kind)))
                        .as(kind.text())
                        .isNotEqualTo(none);
            }
        }
    }

    @Test
    void forgetsWhatDetectorsKnewOnceTheyAreSwitchedOff() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("DriftCutPointTest switched off"));
        List<byte[]> visits = VisitStream.labelled().bytes(random, 30);
        try (RestartableLearner learner = new RestartableLearner(
                Visits.schema(), settings(EagerDrift.any(random), Reaction.Kind.NONE), Visits.START)) {
            visits.forEach(learner::send);
            assertThat(learner.stored(LearnerNode.WINDOW_STORE)).containsKeys("drift/buys", "drift-inputs");
            learner.restartAs(Settings.of(Visits.smallModel("drift.detector=none", "drift.input-rows=0")));
            visits.forEach(learner::send);
            assertThat(learner.stored(LearnerNode.WINDOW_STORE)).doesNotContainKeys("drift/buys", "drift-inputs");
        }
    }

    private static String digest(List<byte[]> visits, Settings settings) {
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings, Visits.START)) {
            visits.forEach(learner::send);
            return learner.digest();
        }
    }

    private static List<DriftEvent> told(List<byte[]> visits, Settings settings) {
        try (RestartableLearner learner = new RestartableLearner(Visits.schema(), settings, Visits.START)) {
            visits.forEach(learner::send);
            return learner.published().stream()
                    .filter(line -> line.startsWith(SINK))
                    .map(line -> AvroBytes.to(DriftEvent.class, HexFormat.of().parseHex(line.substring(SINK.length()))))
                    .toList();
        }
    }

    private static Settings settings(EagerDrift detector, Reaction.Kind reaction) {
        return Settings.of(detector.and(Visits.smallModel("window.max-stream-time=PT0S"), reaction));
    }
}
