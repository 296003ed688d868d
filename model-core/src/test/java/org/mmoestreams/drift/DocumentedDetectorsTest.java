package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;

/** What docs/drift.md says in numbers, worked out again: the streams are the same in each run. */
class DocumentedDetectorsTest {

    private static final int QUIET_STREAMS = 10;
    private static final int QUIET_ROWS = 100_000;
    private static final int STREAMS = 101;
    private static final int ROWS_BEFORE = 2_000;
    private static final int ROWS_AFTER = 5_000;
    private static final double RATE = 0.2;

    private final String document = read();

    @Test
    void settingsStandThereWithTheirDefaults() {
        for (Kind<? extends DetectorConfig> kind : DetectorConfig.kinds()) {
            StringJoiner settings = new StringJoiner(", ", "| `" + kind.name() + "` | ", " |");
            for (Setting<?> setting : kind.settings()) {
                settings.add("`" + setting.name() + "` " + setting.fallback());
            }
            assertThat(document.lines()).contains(settings.toString());
        }
    }

    @Test
    void falseAlarmsAndDelaysStandThere() {
        for (Kind<? extends DetectorConfig> kind : DetectorConfig.kinds()) {
            DetectorConfig config = kind.standard();
            assertThat(document.lines())
                    .contains("| `" + kind.name() + "` | " + falseAlarms(config) + " | " + delay(config, 0.3) + " | "
                            + delay(config, 0.4) + " | " + delay(config, 0.8) + " |");
        }
    }

    private static double falseAlarms(DetectorConfig config) {
        long alarms = 0;
        for (int seed = 0; seed < QUIET_STREAMS; seed++) {
            DriftDetector detector = DriftDetector.of(config);
            Random random = new Random(seed);
            for (int row = 0; row < QUIET_ROWS; row++) {
                detector.add(error(random, RATE));
            }
            alarms += detector.changes();
        }
        return (double) alarms / QUIET_STREAMS;
    }

    /** The median of the rows from the change to the first alarm, or "none" where most streams had none. */
    private static String delay(DetectorConfig config, double rate) {
        int[] delays = new int[STREAMS];
        for (int stream = 0; stream < STREAMS; stream++) {
            delays[stream] = delay(config, new Random(1_000 + stream), rate);
        }
        Arrays.sort(delays);
        int median = delays[STREAMS / 2];
        return median == ROWS_AFTER ? "none" : Integer.toString(median);
    }

    private static int delay(DetectorConfig config, Random random, double rate) {
        DriftDetector detector = DriftDetector.of(config);
        for (int row = 0; row < ROWS_BEFORE; row++) {
            detector.add(error(random, RATE));
        }
        int rows = 0;
        while (rows < ROWS_AFTER && detector.add(error(random, rate)) != Signal.DRIFT) {
            rows++;
        }
        return rows;
    }

    private static double error(Random random, double rate) {
        return random.nextDouble() < rate ? 1 : 0;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "drift.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
