package org.mmoestreams.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

class InputWatchTest {

    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal: [{field: city, capacity: 1000}]
            continuous: [{field: age, buckets: {width: 10, max: 100}}]
            tasks: [{name: buys, field: bought, positive: "yes"}]
            """);

    private static final int ROWS = 2_000;

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("InputWatchTest"));
    private final FeatureEncoder encoder = new FeatureEncoder(SPEC);
    private final RowBatch batch = RowBatch.of(SPEC, 3);
    private long time;

    @Test
    void namesAFieldWhoseSharesHaveChangedAndNoOther() {
        InputWatch watch = watch();
        assertThat(block(watch, 10, 0, 40)).isEmpty();
        assertThat(block(watch, 10, 0, 40)).isEmpty();
        List<Alarm> alarms = block(watch, 10, 0, 90);
        assertThat(alarms).hasSize(1);
        Alarm alarm = alarms.get(0);
        assertThat(alarm.name()).isEqualTo("age");
        assertThat(alarm.detector()).isEqualTo("population-stability");
        assertThat(alarm.rows()).isEqualTo(3L * ROWS);
        assertThat(alarm.eventTime()).isEqualTo(time);
        assertThat(alarm.before()).isBetween(0.0, 0.1);
        assertThat(alarm.after()).isGreaterThan(0.25);
        assertThat(block(watch, 10, 0, 40))
                .as("what came after the alarm is compared with")
                .isEmpty();
        assertThat(block(watch, 10, 0, 40)).isEmpty();
        assertThat(block(watch, 10, 0, 90)).hasSize(1);
    }

    @Test
    void namesAFieldThatHasManyNamesThatNeverCameBefore() {
        InputWatch watch = watch();
        block(watch, 30, 0, 40);
        assertThat(block(watch, 30, 0, 40)).isEmpty();
        assertThat(block(watch, 30, 0.25, 40)).extracting(Alarm::name).containsExactly("city");
    }

    /** Two bins with shares 1/2 and 1/2, then 3/4 and 1/4: the index is (1/4) ln(3/2) - (1/4) ln(1/2). */
    @Test
    void worksOutThePopulationStabilityIndex() {
        ValueCounts values = new ValueCounts(0, 1);
        FieldCounts counts = new FieldCounts(values, 0);
        int rows = 1_000_000;
        for (int row = 0; row < rows; row++) {
            values.add(new int[] {row % 2}, 0);
        }
        assertThat(counts.compare(0.1)).isEmpty();
        for (int row = 0; row < rows; row++) {
            values.add(new int[] {row % 4 == 0 ? 1 : 0}, 0);
        }
        double expected = 0.25 * Math.log(1.5) - 0.25 * Math.log(0.5);
        assertThat(counts.compare(0.1).orElseThrow()).isBetween(expected - 1e-3, expected + 1e-3);
    }

    @Test
    void goesOnFromWhatItWrote() {
        InputWatch whole = new InputWatch(37, 0.5, SPEC);
        InputWatch cut = new InputWatch(37, 0.5, SPEC);
        List<Alarm> ofWhole = new ArrayList<>();
        List<Alarm> ofCut = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            encode(row % 3, 5 + row / 100, 0.05, 50);
            ofWhole.addAll(whole.add(batch, row % 3, row));
            ofCut.addAll(cut.add(batch, row % 3, row));
            if (random.nextInt(10) == 0) {
                InputWatch next = new InputWatch(37, 0.5, SPEC);
                assertThat(next.read(cut.write())).isTrue();
                cut = next;
            }
        }
        assertThat(ofCut).isNotEmpty().isEqualTo(ofWhole);
        assertThat(cut.write()).isEqualTo(whole.write());
    }

    @Test
    void takesNoCountsOfAnotherNumberOfRows() {
        InputWatch watch = watch();
        block(watch, 10, 0, 40);
        assertThat(new InputWatch(ROWS + 1, 0.25, SPEC).read(watch.write())).isFalse();
    }

    @Test
    void looksAtNothingWhereItIsSwitchedOff() {
        InputWatch off = new InputWatch(0, 0.25, SPEC);
        assertThat(block(off, 10, 0, 40)).isEmpty();
        assertThat(off.hasChanged()).isFalse();
        assertThat(off.watches()).isFalse();
    }

    private static InputWatch watch() {
        return new InputWatch(ROWS, 0.25, SPEC);
    }

    private List<Alarm> block(InputWatch watch, int cities, double fresh, int oldest) {
        List<Alarm> alarms = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            time++;
            encode(row % 3, cities, fresh, oldest);
            alarms.addAll(watch.add(batch, row % 3, time));
        }
        return alarms;
    }

    private void encode(int row, int cities, double fresh, int oldest) {
        FieldValues values = FieldValues.of(SPEC);
        boolean isNew = random.nextDouble() < fresh;
        values.setNominal(0, isNew ? "new" + random.nextLong() : "c" + random.nextInt(cities));
        values.setContinuous(0, random.nextInt(oldest));
        encoder.encode(values, batch, row);
    }
}
