package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.state.ChunkKey;

class MomentsTest {

    @Property
    void equalMeanAndDeviationInTwoPasses(
            @ForAll @Size(min = 2, max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double shift) {
        Moments moments = moments(2);
        values.forEach(value -> moments.add(1, shift + value));
        double mean = values.stream().mapToDouble(v -> shift + v).average().orElseThrow();
        double variance = values.stream()
                .mapToDouble(v -> (shift + v - mean) * (shift + v - mean))
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(variance);
        assertThat(moments.count(1)).isEqualTo(values.size());
        assertThat(moments.mean(1)).isEqualTo(mean, Offset.offset(1e-12 * (Math.abs(shift) + 1e6)));
        double rounding = values.size() * Math.ulp(Math.abs(shift) + 1e6);
        if (deviation > 1e-3 + rounding) {
            assertThat(moments.deviation(1)).isEqualTo(deviation, Offset.offset(1e-9 * deviation + rounding));
        }
        assertThat(moments.count(0)).isZero();
    }

    @Test
    void standInUntilThereIsSomethingToMeasure() {
        Moments moments = moments(1);
        assertThat(moments.mean(0)).isZero();
        assertThat(moments.deviation(0)).isEqualTo(1);
        moments.add(0, 7);
        assertThat(moments.mean(0)).isEqualTo(7);
        assertThat(moments.deviation(0)).isEqualTo(1);
        moments.add(0, 7);
        assertThat(moments.deviation(0)).as("all alike").isEqualTo(1);
        moments.add(0, 10);
        assertThat(moments.deviation(0)).isEqualTo(Math.sqrt(2), Offset.offset(1e-12));
    }

    @Test
    void missingValuesAreLeftOut() {
        Moments moments = moments(1);
        moments.add(0, Double.NaN);
        assertThat(moments.count(0)).isZero();
        assertThat(drain(moments)).isEmpty();
    }

    @Test
    void comeBackBitForBitAndPutOnlyChanges() {
        Moments moments = moments(2);
        moments.add(0, 0.1);
        moments.add(0, 0.7);
        moments.add(1, -3);
        Map<String, byte[]> chunks = drain(moments);
        assertThat(chunks).containsOnlyKeys("m/000000");
        assertThat(drain(moments)).isEmpty();
        Moments loaded = moments(2);
        loaded.load(new ChunkKey("m", 0), chunks.get("m/000000"));
        assertThat(drain(loaded)).isEmpty();
        loaded.add(0, 0.3);
        moments.add(0, 0.3);
        assertThat(drain(loaded).get("m/000000")).isEqualTo(drain(moments).get("m/000000"));
    }

    @Test
    void aWindowOfSensibleValuesIsTakenAsItIs() {
        Moments windows = moments(2);
        Moments singly = moments(2);
        Random random = new Random(11);
        for (int window = 0; window < 20; window++) {
            float[] values = new float[2 * 50];
            for (int i = 0; i < values.length; i++) {
                // the second column is rarely anything but 0
                boolean missing = random.nextInt(9) == 0;
                boolean zero = i % 2 == 1 && random.nextInt(100) > 0;
                values[i] = missing ? Float.NaN : zero ? 0 : (float) (5 + random.nextGaussian());
                singly.add(i % 2, values[i]);
            }
            assertThat(windows.addWindow(values, 50)).isFalse();
        }
        assertThat(windows.count(1)).isGreaterThan(800);
        assertThat(drain(windows).get("m/000000")).isEqualTo(drain(singly).get("m/000000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 40})
    void oneAbsurdValueHardlyWidensTheDeviation(int absurdWindow) {
        Moments moments = moments(1);
        Random random = new Random(12);
        for (int window = 0; window < 60; window++) {
            float[] values = new float[100];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (7.6 + 0.01 * random.nextGaussian());
            }
            if (window == absurdWindow) {
                values[17] = 230;
            }
            assertThat(moments.addWindow(values, values.length)).isEqualTo(window == absurdWindow);
            if (window == absurdWindow) {
                assertThat(moments.clip(0).count()).isEqualTo(1);
                assertThat(moments.clip(0).value()).isEqualTo(230);
                assertThat(moments.clip(0).near()).isBetween(7.7, 8.2);
            }
        }
        assertThat(moments.clip(0)).as("in the last window").isNull();
        assertThat(moments.mean(0)).isEqualTo(7.6, Offset.offset(0.01));
        assertThat(moments.deviation(0)).isBetween(0.009, 0.06);
    }

    @Test
    void valuesThatStayFarAwayAreSoonTakenAsTheyAre() {
        Moments moments = moments(1);
        float[] before = new float[2000];
        for (int i = 0; i < before.length; i++) {
            before[i] = i % 2 == 0 ? 5 : 5.01f;
        }
        moments.addWindow(before, before.length);
        float[] after = new float[100];
        Arrays.fill(after, 9);
        assertThat(moments.addWindow(after, after.length)).isTrue();
        assertThat(moments.clip(0).count()).isLessThan(30);
        assertThat(moments.addWindow(after, after.length)).isFalse();
    }

    private static Map<String, byte[]> drain(Moments moments) {
        Map<String, byte[]> chunks = new TreeMap<>();
        moments.drainChanges(chunks::put);
        return chunks;
    }

    @Test
    void numbersOfAnySizeDeviateWhereTheirFieldHasNoScale() {
        Moments moments = Moments.of(
                "m",
                List.of(
                        new ContinuousField("log", null),
                        new ContinuousField("plain", null, Scale.NONE, null, null),
                        new ContinuousField("constant", null, Scale.NONE, null, null)));
        moments.addWindow(new float[] {1e-9f, 1e-9f, 1e-9f, 3e-9f, 3e-9f, 1e-9f}, 2);
        assertThat(moments.deviation(0)).isEqualTo(1);
        assertThat(moments.deviation(1)).isEqualTo(1e-9, Offset.offset(1e-15));
        assertThat(moments.deviation(2)).isEqualTo(1);
    }

    private static Moments moments(int columns) {
        return Moments.of("m", Collections.nCopies(columns, new ContinuousField("c", null)));
    }
}
