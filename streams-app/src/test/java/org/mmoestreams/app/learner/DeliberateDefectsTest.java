package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.testing.Visits;

/** The check of restarts finds what it is there to find. */
class DeliberateDefectsTest {

    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSoundLearnerPasses(long seed) {
        check(Variant.SOUND, seed);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SOUND")
    void aDefectIsCaughtWithEverySeed(Variant defect) {
        for (long seed : SEEDS) {
            assertThatThrownBy(() -> check(defect, seed))
                    .as("%s, seed %s", defect, seed)
                    .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
        }
    }

    private static void check(Variant variant, long seed) {
        List<byte[]> visits = new VisitStream(0.8, 1000, 5000, 0.05).bytes(new SplittableRandom(seed), 120);
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT30S"));
        RestartCheck.run(variant, Visits.schema(), settings, visits, seed);
    }
}
