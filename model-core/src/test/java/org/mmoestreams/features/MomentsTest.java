package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class MomentsTest {

    @Property
    void equalMeanAndDeviationInTwoPasses(
            @ForAll @Size(min = 2, max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double shift) {
        Moments moments = new Moments("m", 2);
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
        Moments moments = new Moments("m", 1);
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
        Moments moments = new Moments("m", 1);
        moments.add(0, Double.NaN);
        assertThat(moments.count(0)).isZero();
        assertThat(drain(moments)).isEmpty();
    }

    @Test
    void comeBackBitForBitAndPutOnlyChanges() {
        Moments moments = new Moments("m", 2);
        moments.add(0, 0.1);
        moments.add(0, 0.7);
        moments.add(1, -3);
        Map<String, byte[]> chunks = drain(moments);
        assertThat(chunks).containsOnlyKeys("m/000000");
        assertThat(drain(moments)).isEmpty();
        Moments loaded = new Moments("m", 2);
        loaded.load(new ChunkKey("m", 0), chunks.get("m/000000"));
        assertThat(drain(loaded)).isEmpty();
        loaded.add(0, 0.3);
        moments.add(0, 0.3);
        assertThat(drain(loaded).get("m/000000")).isEqualTo(drain(moments).get("m/000000"));
    }

    @Test
    void becomeAnother() {
        Moments moments = new Moments("m", 1);
        Moments other = new Moments("m", 1);
        other.add(0, 2);
        other.add(0, 5);
        moments.add(0, 9);
        drain(moments);
        moments.become(other);
        assertThat(moments.mean(0)).isEqualTo(3.5);
        assertThat(drain(moments).get("m/000000")).isEqualTo(drain(other).get("m/000000"));
        other.add(0, 100);
        assertThat(moments.count(0)).as("a copy").isEqualTo(2);
    }

    private static Map<String, byte[]> drain(Moments moments) {
        Map<String, byte[]> chunks = new TreeMap<>();
        moments.drainChanges(chunks::put);
        return chunks;
    }
}
