package org.mmoestreams.workbench.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WeightMeanTest {

    private final WeightMean mean = new WeightMean(Set.of("w"), 4);

    @Test
    void isThePlainMeanUpToItsSpanAndThenForgetsByIt() {
        for (float value : new float[] {1, 2, 3, 6}) {
            mean.add(chunks(value));
        }
        assertThat(weight()).isEqualTo(3f);
        mean.add(chunks(7));
        assertThat(weight()).isEqualTo(4f);
    }

    @Test
    void hasWhatIsNoWeightAsItWasLast() {
        mean.add(chunks(1));
        mean.add(chunks(2));
        assertThat(mean.chunks().get("w#slot/000000")).isEqualTo(floats(2));
        assertThat(weight()).isEqualTo(1.5f);
    }

    @Test
    void goesOnFromWhatWasStored() {
        mean.add(chunks(1));
        mean.add(chunks(2));
        WeightMean other = new WeightMean(Set.of("w"), 4);
        other.resume(mean.chunks(), mean.added());
        mean.add(chunks(9));
        other.add(chunks(9));
        assertThat(other.chunks()).containsExactlyEntriesOf(mean.chunks());
        assertThat(weight()).isEqualTo(4f);
    }

    private float weight() {
        return ByteBuffer.wrap(mean.chunks().get("w/000000"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
    }

    private static SortedMap<String, byte[]> chunks(float value) {
        SortedMap<String, byte[]> chunks = new TreeMap<>();
        chunks.put("w/000000", floats(value));
        chunks.put("w#slot/000000", floats(value));
        return chunks;
    }

    private static byte[] floats(float value) {
        return ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }
}
