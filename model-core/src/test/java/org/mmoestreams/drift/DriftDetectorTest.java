package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.drift.Adwin.AfterAlarm;
import org.mmoestreams.drift.PageHinkley.Form;
import org.mmoestreams.settings.Kind;

class DriftDetectorTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    static Stream<DetectorConfig> detectors() {
        return Stream.concat(
                DetectorConfig.kinds().stream().map(Kind::standard),
                Stream.of(
                        new Adwin(0.01, 1, 2, 1, 1, AfterAlarm.KEEP_RECENT),
                        new PageHinkley(Form.CLIPPED, 0.01, 5, 1, 10, Side.BOTH),
                        new PageHinkley(Form.UNCLIPPED, 0, 5, 0.99, 10, Side.DOWN),
                        new HddmA(0.01, 0.01, Side.BOTH),
                        new HddmW(0.01, 0.05, 0.2, Side.BOTH),
                        new Kswin(0.01, 100, 20, 3)));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void goesOnFromItsStateAfterAnyValue(DetectorConfig config) {
        DriftDetector whole = DriftDetector.of(config);
        DriftDetector readAgain = DriftDetector.of(config);
        for (double value : changingRates()) {
            readAgain = DriftDetector.read(config, readAgain.write());
            assertThat(readAgain.add(value)).as(seed + " row " + whole.taken()).isEqualTo(whole.add(value));
            assertThat(readAgain.write()).as("seed " + seed).isEqualTo(whole.write());
        }
        assertThat(whole.changes()).as("seed " + seed).isPositive();
        assertThat(readAgain.taken()).isEqualTo(whole.taken());
        assertThat(readAgain.changes()).isEqualTo(whole.changes());
        assertThat(readAgain.lastChange()).isEqualTo(whole.lastChange());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void knowsWhetherAStateIsOfItsSettings(DetectorConfig config) {
        DriftDetector detector = DriftDetector.of(config);
        detector.add(1);
        byte[] state = detector.write();
        assertThat(detectors().filter(each -> DriftDetector.isOf(each, state))).containsExactly(config);
        assertThat(DriftDetector.isOf(config, new byte[0])).isFalse();
        assertThat(DriftDetector.isOf(config, Arrays.copyOf(state, 10))).isFalse();
    }

    /** More errors: a higher mean, but a shorter distance from one to the next. */
    @ParameterizedTest
    @MethodSource("detectors")
    void saysWhetherTheValuesAreHigher(DetectorConfig config) {
        DriftDetector detector = DriftDetector.of(config);
        double[] rates = {0.1, 0.9};
        long before = 0;
        for (double rate : rates) {
            before = detector.changes();
            for (int i = 0; i < 3_000 && (rate < 0.5 || detector.changes() == before); i++) {
                detector.add(random.nextDouble() < rate ? 1 : 0);
            }
        }
        if (detector.changes() > before) {
            assertThat(config.saysHigher(detector.lastChange().orElseThrow()))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isNotDisturbedByAnother(DetectorConfig config) {
        DriftDetector alone = DriftDetector.of(config);
        DriftDetector beside = DriftDetector.of(config);
        DriftDetector other = DriftDetector.of(config);
        for (double value : changingRates()) {
            other.add(1);
            assertThat(beside.add(value)).as("seed " + seed).isEqualTo(alone.add(value));
            other.add(1 - value);
        }
        assertThat(beside.write()).as("seed " + seed).isEqualTo(alone.write());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void startsOverAfterAnAlarm(DetectorConfig config) {
        double[] values = changingRates();
        List<Integer> alarms = Alarms.of(config, values).drifts();
        int first = alarms.get(0);
        List<Integer> rest = Alarms.of(config, Arrays.copyOfRange(values, first + 1, values.length))
                .drifts();
        boolean keeps = config instanceof Adwin adwin && adwin.afterAlarm() == AfterAlarm.KEEP_RECENT;
        if (!keeps) {
            assertThat(alarms.subList(1, alarms.size()))
                    .as("seed " + seed)
                    .containsExactlyElementsOf(
                            rest.stream().map(row -> row + first + 1).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void refusesAStateThatIsCutOffOrLonger(DetectorConfig config) {
        byte[] state = filled(config).write();
        for (int length = 0; length < state.length; length++) {
            assertRefused(config, Arrays.copyOf(state, length));
        }
        assertRefused(config, Arrays.copyOf(state, state.length + 1));
    }

    /** A byte that is another may give another state, but no other kind of failure, neither then nor later. */
    @ParameterizedTest
    @MethodSource("detectors")
    void refusesOrReadsADamagedState(DetectorConfig config) {
        byte[] state = filled(config).write();
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = state.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            try {
                DriftDetector read = DriftDetector.read(config, damaged);
                for (int row = 0; row < 100; row++) {
                    read.add(row & 1);
                }
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as("seed " + seed).hasMessageContaining("(expected: ");
            }
        }
    }

    @Test
    void refusesAStateOfOtherSettings() {
        byte[] state = DriftDetector.of(new Ddm(30, 2, 3)).write();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftDetector.read(new Ddm(30, 2, 4), state))
                .withMessage("drift.state: of ddm warm-up=30 warning-level=2.0 drift-level=3.0 (expected: of ddm"
                        + " warm-up=30 warning-level=2.0 drift-level=4.0; set this as it was, or begin with a new"
                        + " detector)");
    }

    /** The layout that is stored; another one needs another number. */
    @Test
    void readsWhatWasStoredBefore() {
        DriftDetector detector = DriftDetector.of(new Ddm(1, 2, 3));
        for (double value : new double[] {1, 0, 0, 0, 0, 0, 1, 0, 1}) {
            detector.add(value);
        }
        String settings = "ddm warm-up=1 warning-level=2.0 drift-level=3.0";
        byte[] expected = ("\1" + (char) settings.length() + settings + "\11\0" + "\11\3\6\1\10\2")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(detector.write()).isEqualTo(expected);
    }

    @Test
    void takesWhatItsDetectorTakes() {
        for (DetectorConfig config : List.of(Ddm.KIND.standard(), Eddm.KIND.standard())) {
            assertRefused(config, 0.5, "0 or 1: whether a prediction was wrong");
        }
        for (DetectorConfig config : List.of(HddmA.KIND.standard(), HddmW.KIND.standard())) {
            assertRefused(config, 1.5, "0 to 1");
            assertRefused(config, -0.5, "0 to 1");
        }
        for (DetectorConfig config :
                List.of(Adwin.KIND.standard(), PageHinkley.KIND.standard(), Kswin.KIND.standard())) {
            assertRefused(config, Double.NaN, "a number from -1e100 to 1e100");
            assertRefused(config, -1e101, "a number from -1e100 to 1e100");
            DriftDetector.of(config).add(-1e100);
        }
    }

    @Test
    void saysWhereTheLastChangeWas() {
        DriftDetector detector = DriftDetector.of(new HddmW(0.001, 0.005, 0.05, Side.BOTH));
        assertThat(detector.lastChange()).isEmpty();
        Arrays.stream(Inputs.steps()).forEach(detector::add);
        assertThat(detector.changes()).isEqualTo(3);
        assertThat(detector.lastChange()).map(Change::at).hasValue(1509L);
    }

    private DriftDetector filled(DetectorConfig config) {
        DriftDetector detector = DriftDetector.of(config);
        Arrays.stream(changingRates()).forEach(detector::add);
        return detector;
    }

    /** Errors that are rare, then frequent, then rare. */
    private double[] changingRates() {
        double[] values = new double[900];
        for (int row = 0; row < values.length; row++) {
            values[row] = random.nextDouble() < (row / 300 == 1 ? 0.9 : 0.1) ? 1 : 0;
        }
        return values;
    }

    private void assertRefused(DetectorConfig config, byte[] state) {
        assertThatIllegalArgumentException()
                .as("seed " + seed)
                .isThrownBy(() -> DriftDetector.read(config, state))
                .withMessageContaining("(expected: ");
    }

    private static void assertRefused(DetectorConfig config, double value, String expected) {
        DriftDetector detector = DriftDetector.of(config);
        byte[] state = detector.write();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.add(value))
                .withMessage("drift.value: " + value + " (expected: " + expected + ")");
        assertThat(detector.write()).isEqualTo(state);
    }
}
